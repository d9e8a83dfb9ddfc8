package org.waymark.app.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.export.Export;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorRows;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.board.SheetFile;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellResults;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
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

  private static final String TOTAL = "total";
  private static final String BOARD = "board";
  private static final String OF_BOARD =
      "one page for a board, in words (--program, --format html or pdf)";

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  @Mixin private TrendReports trends;
  @Mixin private ReportOutput output;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Such as trust.")
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
      description = "A publication (default: the newest).")
  private Optional<Integer> published = Optional.empty();

  @Option(
      names = "--live",
      description =
          "Counts the lake as it is now, indicators and spells: for engineers, since hidden cells can be worked back from it.")
  private boolean live;

  @Option(
      names = "--recorded-by",
      paramLabel = "TIME",
      converter = Moment.class,
      description =
          "Counts what was recorded by a day or a moment (2025-03-31, 2025-03-31T12:00:00Z): for engineers.")
  private Optional<Instant> recordedBy = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "GRAIN",
      description = "${COMPLETION-CANDIDATES}; only with --live or --recorded-by (default: month).")
  private Optional<Grain> grain = Optional.empty();

  @Option(
      names = "--fewest-people",
      paramLabel = "N",
      description =
          "Of fewer people nothing is shown; 5 to 20; only with --live or --recorded-by (default: 10).")
  private Optional<Integer> fewestPeople = Optional.empty();

  @Option(
      names = "--scale",
      paramLabel = "ID",
      description =
          "Of self-rated empowerment (E5, E6): nel12, nel40; only with --live (default: nel12).")
  private Optional<String> scale = Optional.empty();

  @Override
  public Integer call() {
    String wanted = name;
    if (wanted == null) {
      list().forEach(root::say);
      return ExitCode.DONE;
    }
    if (wanted.equals(BOARD)) {
      board();
      return ExitCode.DONE;
    }
    if (root.json()) {
      output.asJson();
    }
    if (TrendReports.NAMES.containsKey(wanted)) {
      trends(wanted);
      return ExitCode.DONE;
    }
    trends.refuseFor(wanted);
    Report report = Report.find(wanted).orElseThrow(() -> unknown(wanted));
    if (live || recordedBy.isPresent()) {
      live(report);
    } else {
      requireAsPublished();
      published(report);
    }
    return ExitCode.DONE;
  }

  private static List<String> list() {
    return Stream.of(
            TrendReports.NAMES.entrySet().stream()
                .map(report -> line(report.getKey(), report.getValue())),
            Stream.of(line(BOARD, OF_BOARD)),
            Stream.of(Report.values()).map(report -> line(report.title(), report.question())))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String line(String title, String question) {
    return "%-21s  %s".formatted(title, question);
  }

  private static CommandException unknown(String name) {
    List<String> titles = Stream.concat(Stream.of(BOARD), Export.names().stream()).toList();
    return new CommandException(
        "there is no report %s; do you mean %s? There are:%n%n%s"
            .formatted(name, Report.nearest(titles, name), String.join("\n", list())));
  }

  private void board() {
    trends.refuseFor(BOARD);
    requirePublished(BOARD);
    String of =
        program.orElseThrow(
            () -> new ParameterException(spec.commandLine(), "a board sheet needs --program"));
    if (from.isPresent() || to.isPresent() || root.json()) {
      throw new ParameterException(
          spec.commandLine(), "a board sheet is of the newest periods: no --from, --to, --json");
    }
    output.checkBoard();
    Locale locale = Locale.getDefault();
    output.write(SheetFile.sheet(publication(), of, new Texts(locale)), locale);
  }

  private void requirePublished(String report) {
    if (live
        || recordedBy.isPresent()
        || grain.isPresent()
        || fewestPeople.isPresent()
        || scale.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          report
              + " is of what is published: no --live, --recorded-by, --by, --fewest-people, --scale");
    }
  }

  private void trends(String report) {
    requirePublished(report);
    PublishedReport.Choice choice = new PublishedReport.Choice(program, from, to);
    trends.check(report, choice);
    Export export = trends.export(report, choice);
    if (output.isForEyes()) {
      trends.print(export, publication());
    } else {
      List<String> words = keep(export);
      if (!report.equals(Export.TREND)) {
        words.forEach(System.err::println); // beside rows for programs words go where errors go
      }
    }
  }

  private void published(Report report) {
    PublishedReport.Choice choice = new PublishedReport.Choice(program, from, to);
    if (output.isForEyes()) {
      PublishedReport.writeWithNotes(
              publication(), report, choice, OutputFormat.TABLE.writer(System.out))
          .forEach(root::say);
    } else {
      keep(new Export(report.title(), Optional.empty(), choice));
    }
  }

  private List<String> keep(Export export) {
    Export.Kept kept = export.keep(publication(), output.kept());
    output.write(kept.bytes());
    return kept.words();
  }

  private Publication publication() {
    Publications publications = new Publications(root.home().published());
    return published
        .map(publications::number)
        .or(publications::newest)
        .orElseThrow(
            () ->
                new CommandException(
                    "nothing is published yet: begin with  waymark import FILE , or publish what is"
                        + " there with  waymark publish"));
  }

  private void requireAsPublished() {
    if (grain.isPresent() || fewestPeople.isPresent() || scale.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "what is published has its own periods, hiding and scale: --by, --fewest-people and"
              + " --scale need --live or --recorded-by");
    }
  }

  private void caution(Instant time) {
    if (published.isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "what is published was counted at its own time: give --published or --recorded-by");
    }
    if (day(time).isAfter(LocalDate.now(ZoneOffset.UTC))) {
      throw new CommandException(
          "by " + time + " more may be recorded than is known yet: give a time that has come");
    }
    new Terminal(System.err)
        .say(
            "counted from what was recorded by %s: for engineers, since nothing keeps what is hidden here from being worked back"
                .formatted(time));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private ResultWriter writer() {
    return output.printed().writer(System.out);
  }

  private void live(Report report) {
    if (published.isPresent() || (report != Report.INDICATORS && report != Report.SPELLS)) {
      throw new ParameterException(
          spec.commandLine(),
          "--live and --recorded-by count the reports %s and %s, and no publication"
              .formatted(Report.INDICATORS.title(), Report.SPELLS.title()));
    }
    recordedBy.ifPresent(this::caution);
    Terminal terminal = new Terminal(System.err);
    try (Lake lake = root.openLake();
        Cut cut = open(lake, terminal)) {
      if (report == Report.INDICATORS) {
        List<IndicatorCell> cells = IndicatorReport.run(cut, query());
        terminal.clear();
        IndicatorRows.write(cells, writer());
      } else {
        List<String> all = Catalogue.SPELL.stream().map(Indicator::id).toList();
        SpellResults results = SpellReport.run(cut, query(), all, empowerment());
        terminal.clear();
        SpellRows.write(results, writer());
      }
    }
  }

  private Instrument empowerment() {
    return scale
        .map(
            id ->
                Instrument.find(id, TOTAL)
                    .orElseThrow(
                        () ->
                            new CommandException("there is no scale " + id + " that may be used")))
        .orElse(SpellReport.DEFAULT_SCALE);
  }

  private Cut open(Lake lake, Terminal terminal) {
    Cut cut = Cut.open(lake).watchedBy(terminal::part);
    recordedBy.ifPresent(time -> Recount.recordedBy(cut, time));
    return cut;
  }

  private IndicatorReport.Query query() {
    return new IndicatorReport.Query(
        program,
        from,
        to,
        grain.orElse(Grain.MONTH),
        fewestPeople.orElse(Disclosure.DEFAULT_FEWEST_PEOPLE),
        recordedBy.map(ReportCommand::day).orElseGet(() -> LocalDate.now(ZoneOffset.UTC)));
  }
}
