package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.Explanations;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Role;
import org.waymark.reports.pages.Site;
import org.waymark.reports.pages.Visitor;

/** Two imports, each with its publication, and what the command line says of the change. */
@Tag("long")
class ExplainTest {

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));

  @BeforeAll
  static void importTwice() throws IOException {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("programs", "load", Reference.PROGRAMS.toString()).exitCode()).isZero();
    importLines(
        "first",
        Stream.concat(
            choices(0, 30, "participant", "2025-03-11"), choices(30, 50, "program", "2025-03-11")));
    importLines(
        "second",
        Stream.concat(
            choices(50, 65, "program", "2025-04-02"),
            choices(30, 42, "participant", "2025-04-03")));
  }

  @Test
  void splitsTheChange() {
    assertThat(explain("--format", "csv").out())
        .isEqualTo(
            """
            part,numerator,denominator,unknown,people,value,changed,status
            published 1,30,50,0,50,0.600000,,shown
            new,0,0,0,0,0.600000,0,shown
            late,0,15,0,15,0.461538,15,shown
            corrections,12,0,0,0,0.646154,12,shown
            retractions,0,0,0,0,0.646154,0,shown
            consent,0,0,0,0,0.646154,0,shown
            definition,0,0,0,0,0.646154,0,shown
            published 2,42,65,0,65,0.646154,,shown
            """);
  }

  @Test
  void printsATableWithWords() {
    assertThat(explain().out())
        .startsWith("E1  Decisions made by or with the person\n")
        .contains("harbor, 2025-03-01, from publication 1 to publication 2")
        .contains("late         likewise, written down more than 7 days after they happened");
  }

  @Test
  void thePageHoldsTheNumbersOfTheCommandLine() {
    Home home = new Home(directory.resolve("home"));
    Request request =
        new Request(
            "/explain",
            Map.of("indicator", "E1", "program", "harbor", "period", "2025-03", "between", "1-2"),
            new Visitor(Optional.empty(), Role.ENGINEER, Set.of(), ""),
            Locale.UK);
    Answer answer = new Site(home.published(), new Explanations(home)).answer(request);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(cells(new String(answer.body(), StandardCharsets.UTF_8)))
        .isEqualTo(explain("--format", "csv").out().lines().skip(1).toList());
  }

  /** The rows of a page's table, as CSV. */
  private static List<String> cells(String html) {
    return Pattern.compile("<tr>\\s*(<td.*?)</tr>", Pattern.DOTALL)
        .matcher(html)
        .results()
        .map(row -> row.group(1).strip())
        .map(row -> row.replaceAll("</td>\\s*<td[^>]*>", ",").replaceAll("</?td[^>]*>", ""))
        .toList();
  }

  @Test
  void answersForPrograms() {
    assertThat(explain("--json").out()).startsWith("[").contains("\"part\":\"corrections\"");
  }

  @Test
  void anIndicatorThatIsNotThereIsSaid() {
    assertFails(1, "there is no indicator E99", "explain", "E99", "--program", "harbor");
  }

  @Test
  void whatLastsIsNotExplainedYet() {
    assertFails(2, "cannot be explained yet", "explain", "S6", "--program", "harbor");
  }

  @Test
  void aProgramThatIsNotThereIsSaid() {
    assertFails(1, "publication 1 has no program nowhere", "explain", "E1", "--program", "nowhere");
  }

  @Test
  void thePeriodsThatThereAreAreSaid() {
    Cli.Result result =
        cli.run(
            "explain", "E1", "--program", "harbor", "--period", "2025-Q1", "--between", "1", "2");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("it has: 2025-03-01").doesNotContain("Exception");
  }

  @Test
  void publicationsTheWrongWayRoundAreWrongUsage() {
    Cli.Result result =
        cli.run(
            "explain", "E1", "--program", "harbor", "--period", "2025-03", "--between", "2", "1");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("the earlier publication comes first");
  }

  @Test
  void aPublicationThatIsNotThereIsSaid() {
    Cli.Result result =
        cli.run(
            "explain", "E1", "--program", "harbor", "--period", "2025-03", "--between", "1", "7");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is no publication 7; there are 1 to 2");
  }

  @Test
  void recordedByNowIsWhatIsThereLive() {
    assertThat(report("--recorded-by", Instant.now().toString()).out())
        .isEqualTo(report("--live").out())
        .contains("harbor,2025-03-01,E1,Decisions made by or with the person,42,65,");
  }

  @Test
  void recordedByAnEarlierDayIsWhatWasWrittenDownUntilItsEnd() {
    assertThat(report("--recorded-by", "2025-04-02").out())
        .contains("harbor,2025-03-01,E1,Decisions made by or with the person,30,65,")
        .contains("provisional");
  }

  @Test
  void recordedByIsForEngineersAndSaysSo() {
    assertThat(report("--recorded-by", "2025-04-02").err())
        .contains("counted from what was recorded by 2025-04-02T23:59:59.999999Z")
        .contains("for engineers");
  }

  @Test
  void aTimeToComeIsRefused() {
    Cli.Result result = report("--recorded-by", "2999-01-01");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("give a time that has come");
  }

  @Test
  void aTimeThatIsNoneIsWrongUsage() {
    Cli.Result result = report("--recorded-by", "last spring");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("'last spring' is no time such as");
  }

  @Test
  void whatIsPublishedIsNotCountedAgain() {
    assertThat(report("--recorded-by", "2025-04-02", "--published", "1").exitCode()).isEqualTo(2);
  }

  private static void assertFails(int exitCode, String words, String... arguments) {
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--period", "2025-03", "--between", "1", "2"))
            .toArray(String[]::new);
    Cli.Result result = cli.run(all);
    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).contains(words).doesNotContain("Exception");
  }

  private static Cli.Result explain(String... more) {
    Cli.Result result =
        cli.run(
            Stream.concat(
                    Stream.of(
                        "explain",
                        "E1",
                        "--program",
                        "harbor",
                        "--period",
                        "2025-03",
                        "--between",
                        "1",
                        "2"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  private static Cli.Result report(String... more) {
    return cli.run(
        Stream.concat(
                Stream.of("report", "indicators", "--format", "csv", "--program", "harbor"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static void importLines(String name, Stream<String> lines) throws IOException {
    Path file = directory.resolve(name + ".jsonl");
    Files.write(file, lines.toList());
    Cli.Result result = cli.run("import", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  /** A choice of each of some people on 10 March, recorded on a day. */
  private static Stream<String> choices(int from, int until, String decidedBy, String recorded) {
    return IntStream.range(from, until)
        .mapToObj(
            person ->
                """
                {"event_id":"c-%1$d","event_type":"choice.recorded","schema_version":1,"action":"assert",\
                "entity_id":"choice-%1$d","participant_key":"person-%1$03d","program_id":"harbor",\
                "occurred_at":"2025-03-10T10:00:00-07:00","recorded_at":"%2$sT12:00:00Z",\
                "recorded_by_role":"import","source_system":"test","data":{"topic":"place",\
                "decided_by":"%3$s","preference":"not_asked","initiated_by":"participant"}}"""
                    .formatted(person, recorded, decidedBy));
  }
}
