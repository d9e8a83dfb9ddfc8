package org.waymark.app.cli;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.trends.report.OverviewReport;
import org.waymark.reports.trends.report.SideBySideReport;
import org.waymark.reports.trends.report.TrendReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The reports on trends, which read what is published and nothing else. */
final class TrendReports {

  private static final String OVERVIEW = "overview";
  private static final String TREND = "trend";
  private static final String SIDE_BY_SIDE = "programs-side-by-side";

  /** The reports by name, each in a line. */
  static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              OVERVIEW, "where every indicator of a program stands against its own past",
              TREND, "one indicator of a program (--indicator, --program), with a chart",
              SIDE_BY_SIDE, "programs by name (--indicator, --from, --to), as a funnel"));

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--indicator",
      paramLabel = "ID",
      description = "Of trend and programs-side-by-side, such as E1.")
  private Optional<String> indicator = Optional.empty();

  /**
   * What the command line asks for beside the indicator.
   *
   * @param format of the rows; only a table has words around it
   */
  record Asked(
      Optional<String> program,
      Optional<YearMonth> from,
      Optional<YearMonth> to,
      OutputFormat format) {}

  /** Fails when something is missing, or asks for what the report does not take. */
  void check(String name, Asked asked) {
    boolean months = asked.from().isPresent() || asked.to().isPresent();
    switch (name) {
      case OVERVIEW -> {
        refuse(
            indicator.isPresent(), "the overview is of all indicators; --indicator is of  trend");
        refuse(
            months, "a trend takes all that is published: --from and --to would move its limits");
      }
      case TREND -> {
        refuse(
            indicator.isEmpty() || asked.program().isEmpty(),
            "trend needs --indicator and --program");
        refuse(
            months, "a trend takes all that is published: --from and --to would move its limits");
      }
      default ->
          refuse(
              indicator.isEmpty() || asked.from().isEmpty() || asked.to().isEmpty(),
              SIDE_BY_SIDE + " needs --indicator, --from and --to");
    }
  }

  /** Fails when another report is asked for one indicator. */
  void refuseFor(String other) {
    refuse(
        indicator.isPresent(),
        "--indicator is of  trend  and  programs-side-by-side, not of " + other);
  }

  /** Writes a report. */
  void write(String name, Publication publication, Asked asked) {
    switch (name) {
      case OVERVIEW ->
          say(
              OverviewReport.write(publication, asked.program(), asked.format().writer(System.out)),
              asked);
      case TREND -> {
        TrendReport report =
            TrendReport.of(publication, asked.program().orElseThrow(), indicator.orElseThrow());
        if (asked.format() == OutputFormat.TABLE) {
          report.above().forEach(System.out::println);
        }
        report.write(asked.format().writer(System.out));
      }
      default -> say(sideBySide(publication, asked), asked);
    }
  }

  private List<String> sideBySide(Publication publication, Asked asked) {
    SideBySideReport.Query query =
        new SideBySideReport.Query(
            indicator.orElseThrow(),
            asked.program(),
            asked.from().orElseThrow(),
            asked.to().orElseThrow());
    return SideBySideReport.write(publication, query, asked.format().writer(System.out));
  }

  /** Words below a table; beside rows for programs they go where errors go. */
  private static void say(List<String> words, Asked asked) {
    boolean table = asked.format() == OutputFormat.TABLE;
    if (table) {
      System.out.println();
    }
    words.forEach((table ? System.out : System.err)::println);
    System.out.flush();
  }

  private void refuse(boolean wrong, String rule) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
