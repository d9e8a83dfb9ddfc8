package org.waymark.app.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.reports.export.Export;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.trends.report.TrendReport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The reports on trends, which read what is published and nothing else. */
final class TrendReports {

  /** The reports by name, each in a line. */
  static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              Export.OVERVIEW, "where every indicator of a program stands against its own past",
              Export.TREND, "one indicator of a program (--indicator, --program), with a chart",
              Export.SIDE_BY_SIDE, "programs by name (--indicator, --from, --to), as a funnel"));

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--indicator",
      paramLabel = "ID",
      description = "Of trend and programs-side-by-side, such as E1.")
  private Optional<String> indicator = Optional.empty();

  /** Fails when something is missing, or asks for what the report does not take. */
  void check(String name, PublishedReport.Choice asked) {
    boolean months = asked.from().isPresent() || asked.to().isPresent();
    switch (name) {
      case Export.OVERVIEW -> {
        refuse(
            indicator.isPresent(), "the overview is of all indicators; --indicator is of  trend");
        refuse(
            months, "a trend takes all that is published: --from and --to would move its limits");
      }
      case Export.TREND -> {
        refuse(
            indicator.isEmpty() || asked.programId().isEmpty(),
            "trend needs --indicator and --program");
        refuse(
            months, "a trend takes all that is published: --from and --to would move its limits");
      }
      default ->
          refuse(
              indicator.isEmpty() || asked.from().isEmpty() || asked.to().isEmpty(),
              Export.SIDE_BY_SIDE + " needs --indicator, --from and --to");
    }
  }

  /** Fails when another report is asked for one indicator. */
  void refuseFor(String other) {
    refuse(
        indicator.isPresent(),
        "--indicator is of  trend  and  programs-side-by-side, not of " + other);
  }

  /** The table of a report, as it is kept. */
  Export export(String name, PublishedReport.Choice choice) {
    return new Export(name, indicator, choice);
  }

  /** Prints a report for eyes: its rows with words around them. */
  void print(Export export, Publication publication) {
    ResultWriter table = OutputFormat.TABLE.writer(System.out);
    if (export.report().equals(Export.TREND)) {
      TrendReport report =
          TrendReport.of(
              publication,
              export.choice().programId().orElseThrow(),
              export.indicator().orElseThrow());
      report.above().forEach(System.out::println);
      report.write(table);
    } else {
      List<String> words = export.write(publication, table);
      System.out.println();
      words.forEach(System.out::println);
    }
    System.out.flush();
  }

  private void refuse(boolean wrong, String rule) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
