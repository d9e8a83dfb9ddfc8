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
import org.waymark.reports.spells.SpellPage;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellResults;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Instrument;
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
  private static final String TOTAL = "total";

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
      names = "--scale",
      paramLabel = "ID",
      description = "Of self-rated empowerment (E5, E6): nel12, nel40 (default: ${DEFAULT-VALUE}).",
      defaultValue = "nel12")
  private String scale = "nel12";

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    if (name == null) {
      list();
      return ExitCode.DONE;
    }
    Optional<SpellPage> page = SpellPage.find(name);
    if (page.isEmpty() && !name.equals(INDICATORS)) {
      throw new CommandException("there is no report " + name + "; waymark report lists them");
    }
    IndicatorReport.Query query =
        new IndicatorReport.Query(
            program, from, to, grain, fewestPeople, LocalDate.now(ZoneOffset.UTC));
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      OutputFormat as = root.json() ? OutputFormat.JSON : format;
      if (page.isPresent()) {
        SpellResults results = SpellReport.run(cut, query, page.get(), empowerment());
        SpellRows.write(results, as.writer(System.out));
      } else {
        List<IndicatorCell> cells = IndicatorReport.run(cut, query);
        IndicatorRows.write(cells, as.writer(System.out));
      }
    }
    return ExitCode.DONE;
  }

  private void list() {
    String line = "%-14s %s";
    root.say(
        line.formatted(INDICATORS, "every flow indicator by program and month, with its interval"));
    for (SpellPage page : SpellPage.values()) {
      root.say(line.formatted(page.title(), page.description()));
    }
  }

  private Instrument empowerment() {
    return Instrument.find(scale, TOTAL)
        .orElseThrow(
            () -> new CommandException("there is no scale " + scale + " that may be used"));
  }
}
