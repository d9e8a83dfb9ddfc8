package org.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: a clear message, the right exit code, no stack trace, no good line lost. */
class BadInputTest {

  private static final String SECRET = "Maria-Gonzalez-555-0199";

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));

  @BeforeAll
  static void loadPrograms() {
    cli = new Cli(directory.resolve("home"));
    Cli.Result result = cli.run("programs", "load", Reference.PROGRAMS.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  @Test
  void aMissingFileIsNamed() {
    Cli.Result result = cli.run("import", "nowhere.jsonl");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("waymark: there is no file nowhere.jsonl\n");
  }

  @Test
  void anEmptyFileIsNothingToImport() throws IOException {
    Cli.Result result = importBytes(new byte[0]);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("nothing to import");
  }

  @Test
  void aBinaryFileIsNotReadAsLines() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    Cli.Result result = importBytes(bytes);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("binary").doesNotContain("Exception");
  }

  @Test
  void goodLinesAreKeptBesideBadOnesAndNoRefusedValueStaysAnywhere() throws IOException {
    String good = Reference.lines("scenario-a").get(0);
    List<String> lines =
        List.of(
            good.replace("A-001", "B-001"),
            good.replace("\"site\"", "\"x\"")
                .replace("{\"event_id\"", "{\"" + SECRET + "\": 1, \"event_id\""),
            good.replace("\"harbor\"", "\"" + "elsewhere" + "\""),
            good.replace("2025-02-10T18:00:00Z", "2099-01-01T00:00:00Z"),
            good.replace("\"self\"", "\"" + SECRET + "\""),
            "x".repeat(10 << 20) + SECRET,
            "{not json " + SECRET,
            good.replace("A-001", "B-002"));
    Cli.Result result = importBytes(String.join("\n", lines).getBytes(UTF_8));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).containsPattern("accepted +2\n").containsPattern("rejected +6\n");
    assertThat(result.err())
        .contains("line 2: UNKNOWN_FIELD\n")
        .contains("line 3: UNKNOWN_PROGRAM in program_id\n")
        .contains("line 4: FUTURE_EVENT in recorded_at\n")
        .contains("line 5: BAD_VALUE in entry_basis\n")
        .contains("line 6: TOO_LARGE\n")
        .contains("line 7: MALFORMED\n")
        .doesNotContain(SECRET);
    assertThat(filesWith(SECRET)).isEmpty();
    assertThat(cli.run("sql", "select count(*) from rejects", "--format", "csv").out())
        .isEqualTo("count_star()\n6\n");
  }

  @Test
  void wrongUsageSaysHow() {
    Cli.Result result = cli.run("import");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("FILE").contains("Usage: waymark import");
  }

  @Test
  void aQueryThatWritesIsRefused() {
    Cli.Result result = cli.run("sql", "create table t as select 1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void wrongProgramsAreAllListedAndNoneIsLoaded() throws IOException {
    Path file = directory.resolve("programs.csv");
    Files.writeString(
        file, "program_id,name,type,region,zone\nGood Name,x,a,b,UTC\nfine,x,a,b,Mars/Base\n");
    Cli.Result result = cli.run("programs", "load", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("line 2").contains("line 3").contains("nothing was loaded");
  }

  private static Cli.Result importBytes(byte[] bytes) throws IOException {
    Path file = directory.resolve("input");
    Files.write(file, bytes);
    return cli.run("import", file.toString());
  }

  private static List<Path> filesWith(String text) throws IOException {
    byte[] wanted = text.getBytes(UTF_8);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory.resolve("home"))) {
      files.filter(Files::isRegularFile).filter(file -> holds(file, wanted)).forEach(found::add);
    }
    return found;
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
