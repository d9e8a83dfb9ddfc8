package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trends as managers ask for them, from the demo through a decision and the next publication. */
class TrendsTest {

  @TempDir static Path directory;
  private static Cli cli = new Cli(Path.of("unset"));
  private static String first = "";

  @BeforeAll
  static void decideBetweenTwoPublications() {
    cli = new Cli(directory.resolve("home"));
    assertThat(cli.run("demo", "--no-serve", "--people", "240", "--months", "20").exitCode())
        .isZero();
    first = trend("--format", "csv").out();
    Cli.Result decided =
        cli.run(
            "rebase", "E1", "--program", "summit", "--from", "2025-06", "--reason", "a new team");
    assertThat(decided.out()).contains("begins anew in 2025-06, from the next publication on");
    assertThat(trend("--format", "csv").out()).isEqualTo(first);
    assertThat(cli.run("publish", "--as-of", "2026-02-15").exitCode()).isZero();
  }

  private static Cli.Result trend(String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {"report", "trend", "--indicator", "E1", "--program", "summit"}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return cli.run(all);
  }

  @Test
  void theNextPublicationHasNewLimits() {
    assertThat(trend("--format", "csv").out()).contains(",a new team\n").isNotEqualTo(first);
  }

  @Test
  void theOldOnePrintsWhatItPrintedThatDay() {
    assertThat(trend("--format", "csv", "--published", "1").out()).isEqualTo(first);
  }

  @Test
  void theTableHasAChartAndTheReason() {
    assertThat(trend().out())
        .startsWith(
            "E1 Decisions made by or with the person, summit (publication 2, as of 2026-02-15)")
        .contains("= limits", "begins anew 2025-06-01: a new team", "NHSRplotthedots 0.2.2");
  }

  @Test
  void theOverviewEndsWithWhatChanceAloneMarks() {
    Cli.Result result = cli.run("report", "overview", "--program", "summit");
    assertThat(result.out()).contains("Charts with limits: ", "no alarm on one point");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void rowsForProgramsHaveNoWordsAmongThem() {
    Cli.Result result = cli.run("report", "overview", "--format", "csv");
    assertThat(result.out()).startsWith("program_id,family,").doesNotContain("Charts with limits");
    assertThat(result.err()).contains("Charts with limits");
  }

  @Test
  void fourProgramsAreTooFewToStandSideBySide() {
    Cli.Result result =
        cli.run(
            "report",
            "programs-side-by-side",
            "--indicator",
            "E1",
            "--from",
            "2025-01",
            "--to",
            "2025-12");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Cannot tell: something is shown of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report trend --indicator E1",
        "report trend --program summit",
        "report trend --indicator E1 --program summit --from 2025-01",
        "report overview --indicator E1",
        "report overview --live",
        "report overview --to 2025-01",
        "report programs-side-by-side --indicator E1",
        "report overview --by quarter",
        "report indicators --indicator E1",
        "rebase E1 --program summit --from 2025-06",
        "rebase E1 --program summit --from 2025-06 --reason x --undo",
        "rebase --program summit --from 2025-06 --reason x",
        "rebase --list --undo"
      })
  void wrongUsageIsSaid(String line) {
    Cli.Result result = cli.run(line.split(" "));
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void anIndicatorThatIsNotThereFails() {
    Cli.Result result = cli.run("report", "trend", "--indicator", "X1", "--program", "summit");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("there is no indicator X1");
  }

  @Test
  void theListNamesThem() {
    assertThat(cli.run("report").out()).contains("overview", "trend", "programs-side-by-side");
  }

  @Test
  void theBoardSheetIsAFileOfThePublicationThatIsNamed() throws IOException {
    Path file = directory.resolve("board.pdf");
    Cli.Result result =
        cli.run(
            "report",
            "board",
            "--program",
            "summit",
            "--format",
            "pdf",
            "--paper",
            "letter",
            "--published",
            "1",
            "--output",
            file.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
  }

  @Test
  void aWorkbookGoesWhereItIsSent() throws IOException {
    Path file = directory.resolve("overview.xlsx");
    Cli.Result result =
        cli.run("report", "overview", "--format", "xlsx", "--output", file.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("PK");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report board --format pdf|a board sheet needs --program",
        "report board --program summit|the board sheet is a page: --format html or pdf",
        "report board --program summit --format html --paper a4|--paper is of PDF",
        "report board --program summit --format pdf --live|no --live",
        "report trust --format pdf|only  board  is a page",
        "report trust --output trust.csv|--output keeps a file: --format csv, json or xlsx",
        "report trust --format csv --paper a4|--paper is of  board",
        "report indicators --live --format xlsx|--format table, csv or json"
      })
  void whatDoesNotGoTogetherIsSaid(String command, String words) {
    Cli.Result result = cli.run(command.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("waymark: ").contains(words);
  }
}
