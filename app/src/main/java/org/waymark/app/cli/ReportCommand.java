package org.waymark.app.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorRows;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.spells.SpellPage;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Instrument;
import org.waymark.schemas.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

  @Mixin private TrendReports trends;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as indicators.")
  private @Nullable String name;

  @Option(names = "--program", paramLabel = "ID", description = "One program (default: all).")
  private Optional<String> program = Optional.empty();

  @Option(names = "--from", paramLabel = "YYYY-MM", description = "The first month.")
  private Optional<YearMonth> from = Optional.empty();

  @Option(names = "--to", paramLabel = "YYYY-MM", description = "The last month.")
  private Optional<YearMonth> to = Optional.empty();

  @Option(
      names = "--published",
      paramLabel = "N",
      description = "A publication (default: the newest; live while there is none).")
  private Optional<Integer> published = Optional.empty();

  @Option(names = "--live", description = "Counts the lake as it is now: for engineers.")
  private boolean live;

  @Option(
      names = "--by",
      paramLabel = "GRAIN",
      description = "${COMPLETION-CANDIDATES}; only with --live (default: month).")
  private Optional<Grain> grain = Optional.empty();

  @Option(
      names = "--fewest-people",
      paramLabel = "N",
      description = "Of fewer people nothing is shown; 5 to 20; only with --live (default: 10).")
  private Optional<Integer> fewestPeople = Optional.empty();

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
    if (TrendReports.NAMES.containsKey(name)) {
      trends(name);
      return ExitCode.DONE;
    }
    trends.refuseFor(name);
    Optional<SpellPage> page = SpellPage.find(name);
    if (page.isEmpty() && !name.equals(INDICATORS)) {
      throw new CommandException("there is no report " + name + "; waymark report lists them");
    }
    if (page.isPresent()) {
      spells(page.get());
      return ExitCode.DONE;
    }
    Optional<Publication> publication = live ? Optional.empty() : publication();
    if (publication.isPresent()) {
      requireAsPublished();
      PublishedReport.write(
          publication.get(), new PublishedReport.Choice(program, from, to), writer());
    } else {
      live();
    }
    return ExitCode.DONE;
  }

  private void list() {
    String line = "%-21s %s";
    root.say(
        line.formatted(INDICATORS, "every flow indicator by program and month, with its interval"));
    TrendReports.NAMES.forEach((report, words) -> root.say(line.formatted(report, words)));
    for (SpellPage page : SpellPage.values()) {
      root.say(line.formatted(page.title(), page.description()));
    }
  }

  private void trends(String report) {
    if (live || grain.isPresent() || fewestPeople.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          report + " is of what is published: no --live, --by, --fewest-people");
    }
    TrendReports.Asked asked =
        new TrendReports.Asked(program, from, to, root.json() ? OutputFormat.JSON : format);
    trends.check(report, asked);
    trends.write(report, publication().orElseThrow(ReportCommand::nothingYet), asked);
  }

  private static CommandException nothingYet() {
    return new CommandException("nothing is published yet:  waymark publish  does it");
  }

  private Instrument empowerment() {
    return Instrument.find(scale, TOTAL)
        .orElseThrow(
            () -> new CommandException("there is no scale " + scale + " that may be used"));
  }

  private Optional<Publication> publication() {
    Publications publications = new Publications(root.home().published());
    return published.isPresent()
        ? Optional.of(publications.number(published.get()))
        : publications.newest();
  }

  private void requireAsPublished() {
    if (grain.isPresent() || fewestPeople.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "what is published has its own periods and hiding: --by and --fewest-people need --live");
    }
  }

  private ResultWriter writer() {
    return (root.json() ? OutputFormat.JSON : format).writer(System.out);
  }

  private void live() {
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      IndicatorRows.write(IndicatorReport.run(cut, query()), writer());
    }
  }

  private void spells(SpellPage page) {
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      SpellRows.write(SpellReport.run(cut, query(), page, empowerment()), writer());
    }
  }

  private IndicatorReport.Query query() {
    return new IndicatorReport.Query(
        program,
        from,
        to,
        grain.orElse(Grain.MONTH),
        fewestPeople.orElse(Disclosure.DEFAULT_FEWEST_PEOPLE),
        LocalDate.now(ZoneOffset.UTC));
  }
}
