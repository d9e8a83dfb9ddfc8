package org.waymark.app.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorRows;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code waymark report}: the reports, by name. */
@Command(
    name = "report",
    description = {
      "Prints a report; without a name, which there are.",
      "Numbers of few people are hidden: a hidden cell says why and holds no number."
    })
final class ReportCommand implements Callable<Integer> {

  private static final String INDICATORS = "indicators";

  @ParentCommand private WaymarkCommand root;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as indicators.")
  private @Nullable String name;

  @Option(names = "--program", paramLabel = "ID", description = "One program (default: all).")
  private Optional<String> program = Optional.empty();

  @Option(names = "--from", paramLabel = "YYYY-MM", description = "The first month.")
  private Optional<YearMonth> from = Optional.empty();

  @Option(names = "--to", paramLabel = "YYYY-MM", description = "The last month.")
  private Optional<YearMonth> to = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "GRAIN",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "month")
  private Grain grain = Grain.MONTH;

  @Option(
      names = "--fewest-people",
      paramLabel = "N",
      description = "Of fewer people nothing is shown; 5 to 20 (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + Disclosure.DEFAULT_FEWEST_PEOPLE)
  private int fewestPeople = Disclosure.DEFAULT_FEWEST_PEOPLE;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    if (name == null) {
      root.say("indicators   every flow indicator by program and month, with its interval");
      return ExitCode.DONE;
    }
    if (!name.equals(INDICATORS)) {
      throw new CommandException("there is no report " + name + "; waymark report lists them");
    }
    IndicatorReport.Query query =
        new IndicatorReport.Query(
            program, from, to, grain, fewestPeople, LocalDate.now(ZoneOffset.UTC));
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      List<IndicatorCell> cells = IndicatorReport.run(cut, query);
      OutputFormat as = root.json() ? OutputFormat.JSON : format;
      IndicatorRows.write(cells, as.writer(System.out));
    }
    return ExitCode.DONE;
  }
}
