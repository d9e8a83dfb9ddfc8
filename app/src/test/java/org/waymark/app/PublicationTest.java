package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.reports.publication.Report;

/** What managers see, from the demo through two more publications. */
@Tag("long")
class PublicationTest {

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));
  private static String first = "";

  @BeforeAll
  static void publishAfterTheDemo() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("demo", "--no-serve", "--people", "120", "--months", "8").out())
        .containsPattern("Published: publication 1, as of 2026-01-01: [\\d,]+ cells");
    first = report();
    assertThat(publish("2026-01-15").out()).startsWith("publication 2, as of 2026-01-15");
    assertThat(publish("2026-02-15").out()).startsWith("publication 3, as of 2026-02-15");
  }

  @Test
  void theFirstPrintsByteForByteWhatItPrintedThatDay() {
    assertThat(report("--published", "1")).isEqualTo(first);
  }

  @Test
  void theReportReadsTheNewest() {
    assertThat(report()).isEqualTo(report("--published", "3")).isNotEqualTo(first);
  }

  @Test
  void theSameDayAgainMakesNothingNew() {
    assertThat(publish("2026-01-15").out()).startsWith("publication 2 has the same");
    assertThat(directory.resolve("home/published/4")).doesNotExist();
  }

  @Test
  void sqlSeesThePublishedCells() {
    assertThat(
            cli.run("sql", "select count(*) > 0 as ok from published_cells", "--format", "csv")
                .out())
        .isEqualTo("ok\ntrue\n");
  }

  @ParameterizedTest
  @EnumSource
  void nothingHiddenIsFoundOutFromTheFilesAlone(Outsider.Statuses statuses) throws SQLException {
    for (int number = 1; number <= 3; number++) {
      assertThat(new Outsider(directory.resolve("home/published"), number).attack(statuses))
          .matches(result -> result.found().isEmpty() && result.hidden() > 0);
    }
  }

  @Test
  void countsOfOneCutFitTheDefinitions() throws SQLException {
    assertThat(
            new Outsider(directory.resolve("home/published"), 1)
                .attack(Outsider.Statuses.USED)
                .contradictory())
        .isZero();
  }

  @Test
  void theStatusNamesTheLast() {
    assertThat(cli.run("status").out()).containsPattern("(?m)^publication +3, as of 2026-02-15, ");
  }

  @Test
  void whatIsPublishedHasItsOwnPeriods() {
    Cli.Result result = cli.run("report", "indicators", "--by", "quarter");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("need --live");
  }

  @Test
  void engineersMayCountLive() {
    assertThat(cli.run("report", "indicators", "--live", "--by", "year", "--format", "csv").out())
        .contains("harbor,2025,E1,");
  }

  @Test
  void withoutANameEveryReportSaysWhatItAnswers() {
    assertThat(cli.run("report").out().lines())
        .hasSizeGreaterThan(Report.values().length)
        .anyMatch(line -> line.matches("whose-goals +who brings goals, .*\\?"));
  }

  @Test
  void aNameThatIsNotThereGetsTheNearestAndTheList() {
    Cli.Result result = cli.run("report", "prefrences");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("waymark: there is no report prefrences; do you mean preferences? There are:")
        .contains("\ntrust ");
  }

  @Test
  void theWordsStandUnderTheTableOnly() {
    assertThat(cli.run("report", "trust").out())
        .contains("Publication 3, as of 2026-02-15. ")
        .contains("D1  Recorded late: ");
    assertThat(cli.run("report", "trust", "--format", "csv").out()).doesNotContain("Publication");
    assertThat(cli.run("report", "trust", "--json").out()).startsWith("[").endsWith("]\n");
  }

  @Test
  void onlyTheEngineersReportsCountLive() {
    Cli.Result result = cli.run("report", "trust", "--live");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--live and --recorded-by count the reports indicators and spells");
    assertThat(cli.run("report", "spells", "--live", "--format", "csv").out())
        .startsWith("program_id,period,indicator,name,part,");
  }

  @Test
  void aNumberThatIsNotThereIsSaid() {
    Cli.Result result = cli.run("report", "indicators", "--published", "9");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is no publication 9; there are 1 to 3");
  }

  @Test
  void aDayToComeIsRefused() {
    assertThat(publish("2999-01-01").err()).contains("has not come yet");
  }

  @Test
  void nothingLeadsBackToThisHome() throws Exception {
    assertThat(Files.readString(directory.resolve("home/published/1/manifest.json")))
        .doesNotContain(directory.toString());
  }

  private static Cli.Result publish(String day) {
    return cli.run("publish", "--as-of", day);
  }

  private static String report(String... more) {
    String[] arguments = new String[more.length + 4];
    System.arraycopy(new String[] {"report", "indicators", "--format", "csv"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    Cli.Result result = cli.run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }
}
