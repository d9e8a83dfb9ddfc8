package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release of the demo, from the policy to the officer. */
@Tag("long")
class ReleaseTest {

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));
  private static Path policy = Path.of("unset");
  private static Path release = Path.of("unset");
  private static Path officer = Path.of("unset");

  @BeforeAll
  static void buildOfTheDemo() throws IOException {
    cli = new Cli(directory.resolve("home"));
    cli.run("demo", "--no-serve", "--no-publish", "--people", "700", "--months", "20");
    policy = directory.resolve("policy.json");
    // Few people: only coarse levels keep enough of them.
    Files.writeString(
        policy,
        cli.run("release", "policy")
            .out()
            .replace(
                "\"gender\": 1, \"program_type\": 1, \"duration\": 1",
                "\"gender\": 2, \"program_type\": 2, \"duration\": 2")
            .replace("\"levels\": { \"age_band\": 1", "\"levels\": { \"age_band\": 2")
            .replace("\"months\": 6", "\"months\": 3")
            .replace("\"most_suppressed\": 0.3", "\"most_suppressed\": 0.5"));
    Cli.Result built = build(policy);
    assertThat(built.exitCode()).as(built.err()).isZero();
    assertThat(built.out()).startsWith("release 1, as of 2026-01-01, waits for an officer.");
    release = directory.resolve("home/releases/1");
    officer = token("officer", "dpo");
  }

  @Test
  void allHoldsByItsFilesAlone() {
    Cli.Result verified = cli.run("release", "verify", release.toString());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out())
        .contains("people: 11 or more people in every class")
        .endsWith("All holds.\n");
  }

  @Test
  void everyAttackBreaksTheCarelessReleaseAndNotThisOne() {
    Cli.Result attacked = cli.run("release", "attack", "1");
    assertThat(attacked.exitCode()).as(attacked.out() + attacked.err()).isZero();
    assertThat(attacked.out().lines())
        .hasSize(13)
        .filteredOn(line -> line.endsWith("held"))
        .hasSize(12);
  }

  @Test
  void theQuestionsOfAFirstDayHaveAnswers() throws IOException, SQLException {
    String page = Files.readString(Path.of("../docs/researchers.md"));
    List<String> questions = List.of(page.split("(?m)^## (?=\\d)", -1));
    assertThat(questions).hasSize(11);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String question : questions.subList(1, questions.size())) {
        String sql = question.replaceFirst("(?s).*?```sql\n(.*?)```.*", "$1");
        String file = question.replaceFirst("(?s).*?File: `(\\w+)`.*", "$1");
        assertThat(sql).contains("'" + file + ".parquet'");
        try (ResultSet rows =
            statement.executeQuery(
                sql.replace("'" + file, "'" + release.resolve(file)).replace(";", ""))) {
          // Of a month and the next, a release of so few people may tell nothing.
          assertThat(rows.next() || question.startsWith("4.")).as(question).isTrue();
        }
      }
    }
  }

  @Test
  void holdsThePapersAndEachFileTwice() throws IOException {
    try (Stream<Path> all = Files.list(release)) {
      assertThat(all.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "people.parquet",
              "people.csv",
              "panel.parquet",
              "panel.csv",
              "goals.parquet",
              "goals.csv",
              "policy.json",
              "datapackage.json",
              "codebook.md",
              "CITATION.cff",
              "methods.md",
              "privacy.json",
              "privacy.html",
              "manifest.json");
    }
    assertThat(Files.readString(release.resolve("privacy.html"))).contains("Who is in it");
  }

  @Test
  void aFileThatWasChangedIsFound() throws IOException {
    Path copy = copy("changed");
    Files.writeString(copy.resolve("people.csv"), Files.readString(release.resolve("goals.csv")));
    assertThat(cli.run("release", "verify", copy.toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void nobodyIsServedItBeforeAnOfficerApproves() throws IOException {
    assertThat(cli.run("release", "list").out()).contains("waiting");
    Path manager = token("researcher", "r");
    Cli.Result refused = decide("approve", manager);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("an officer decides about releases");
    assertThat(decide("approve", officer).out()).startsWith("release 1 is approved, by dpo");
    assertThat(cli.run("release", "list", "--json").out()).contains("\"standing\":\"approved\"");
    assertThat(Files.readString(directory.resolve("home/looks.jsonl")))
        .contains("release/approve/1");
  }

  @Test
  void theSamePeopleAreNotReleasedAgainSoSoon() throws IOException {
    Cli.Result again = build(policy);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err())
        .contains("refused, and nothing of it is kept")
        .contains("people are released again after 90 days at least (beside release 1): 0 days")
        .contains("the panel's cohort entered later than any before (beside release 1)");
    try (Stream<Path> left = Files.list(directory.resolve("home/releases"))) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .doesNotContain("2")
          .noneMatch(name -> name.startsWith(".making"));
    }
  }

  @Test
  void fineLevelsAreRefusedWithTheReason() throws IOException {
    Path fine = directory.resolve("fine.json");
    Files.writeString(
        fine,
        Files.readString(policy)
            .replace("\"age_band\": 1", "\"age_band\": 0")
            .replace("\"sessions\": 1", "\"sessions\": 0")
            .replace("\"gender\": 2", "\"gender\": 0"));
    assertThat(build(fine).err()).contains("of the drawn are left out");
  }

  @Test
  void aPanelThatIsNotWholeIsRefused() throws IOException {
    Path early = directory.resolve("early.json");
    Files.writeString(early, Files.readString(policy).replace("2024", "2025"));
    assertThat(build(early).err()).contains("is whole on 2026-03-01, not on 2026-01-01");
  }

  @Test
  void aRuleOfThePolicyIsNamed() throws IOException {
    Path loose = directory.resolve("loose.json");
    Files.writeString(
        loose, Files.readString(policy).replace("\"fewest_people\": 11", "\"fewest_people\": 5"));
    Cli.Result refused = build(loose);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("fewest_people is 11 or more");
  }

  @Test
  void theTwinHasTheSchemaAndNobody() throws IOException {
    Path twin = directory.resolve("twin");
    assertThat(
            cli.run("release", "twin", "--policy", policy.toString(), "--to", twin.toString())
                .exitCode())
        .isZero();
    for (String file : List.of("people.csv", "panel.csv", "goals.csv")) {
      assertThat(header(twin.resolve(file))).isEqualTo(header(release.resolve(file)));
    }
  }

  @Test
  void oneTimeStandsOnAllFiles() throws IOException {
    try (Stream<Path> all = Files.list(release)) {
      Map<FileTime, Long> times =
          all.collect(Collectors.groupingBy(ReleaseTest::time, Collectors.counting()));
      assertThat(times).hasSize(1);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(Path csv) throws IOException {
    return Files.readAllLines(csv).get(0);
  }

  private static Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(directory.resolve(name));
    try (Stream<Path> all = Files.list(release)) {
      for (Path each : all.toList()) {
        Files.write(copy.resolve(each.getFileName()), Files.readAllBytes(each));
      }
    }
    return copy;
  }

  private static Cli.Result build(Path by) {
    return cli.run("release", "build", "--policy", by.toString(), "--as-of", "2026-01-01");
  }

  private static Cli.Result decide(String deed, Path token) {
    return cli.run("release", deed, "1", "--token-file", token.toString());
  }

  private static Path token(String role, String name) throws IOException {
    String out = cli.run("token", "create", "--role", role, "--name", name, "--json").out();
    Path file = directory.resolve(name + ".token");
    Files.writeString(file, out.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1"));
    return file;
  }
}
