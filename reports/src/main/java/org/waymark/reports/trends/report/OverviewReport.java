package org.waymark.reports.trends.report;

import static java.util.Comparator.comparing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.statistics.chart.Judgement;
import org.waymark.reports.trends.FalseFlags;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.TrendCell;
import org.waymark.reports.trends.TrendPoint;
import org.waymark.reports.trends.report.PublishedTrends.OfProgram;
import org.waymark.schemas.catalogue.Indicator.Family;

/**
 * The report {@code overview}: where every indicator of every program stands, out of a publication.
 */
public final class OverviewReport {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("program_id"),
          Column.text("family"),
          Column.text("indicator"),
          Column.text("name"),
          Column.text("period"),
          Column.number("value"),
          Column.text("unit"),
          Column.number("people"),
          Column.text("variation"),
          Column.text("why"),
          Column.text("limits"),
          Column.text("state"),
          Column.text("flags"),
          Column.number("publication"),
          Column.text("as_of"));

  private final Publication publication;
  private final List<OfProgram> trends;

  private OverviewReport(Publication publication, List<OfProgram> trends) {
    this.publication = publication;
    this.trends = trends;
  }

  /**
   * How many charts are marked.
   *
   * @param charts whose newest value is held against limits
   * @param marked of these, by more than common cause
   */
  public record Marks(long charts, long marked) {}

  /**
   * Reads it.
   *
   * @param programId or all programs
   * @throws IllegalArgumentException when there is no such program
   */
  public static OverviewReport of(Publication publication, Optional<String> programId) {
    try (Cut files = Cut.of(publication.beside())) {
      programId.ifPresent(id -> PublishedReport.requireProgram(files, id));
      return new OverviewReport(
          publication,
          PublishedTrends.read(files, programId, Optional.empty()).stream()
              .sorted(comparing(OfProgram::programId).thenComparing(OverviewReport::family))
              .toList());
    }
  }

  /**
   * Reads it and writes it.
   *
   * @return what stands below it, for readers
   * @throws IllegalArgumentException when there is no such program
   */
  public static List<String> write(
      Publication publication, Optional<String> programId, ResultWriter writer) {
    OverviewReport report = of(publication, programId);
    report.write(writer);
    return report.words();
  }

  /** Every indicator of every program, empowerment first. */
  public List<TrendReport> trends() {
    return trends.stream()
        .map(of -> new TrendReport(publication, of.programId(), of.trend()))
        .toList();
  }

  /**
   * Writes a row for every indicator and program: the newest value that is shown, and what kind of
   * variation it is.
   */
  public void write(ResultWriter writer) {
    writer.begin(COLUMNS);
    trends.forEach(trend -> writer.row(row(publication, trend)));
    writer.end();
  }

  /** What stands below the rows, for readers. */
  public List<String> words() {
    Marks marks = marks();
    if (marks.charts() == 0) {
      return List.of("No chart has limits yet, so there is no telling what is usual.");
    }
    return List.of(
        "Charts with limits: %d. Marked on the newest point: %d."
            .formatted(marks.charts(), marks.marked()),
        "Had nothing changed anywhere, chance alone would mark %s of them: no alarm on one point."
            .formatted(FalseFlags.among(marks.charts())),
        "XmR and Laney's p' after NHSRplotthedots 0.2.2, screened. How to read it: docs/trends.md");
  }

  /** How many charts are marked on their newest point. */
  public Marks marks() {
    List<Judgement> judged =
        trends.stream()
            .map(OfProgram::trend)
            .filter(Trend::isJudged)
            .map(trend -> trend.newest().orElseThrow().plotted().judgement())
            .toList();
    long marked = judged.stream().filter(each -> each != Judgement.COMMON_CAUSE).count();
    return new Marks(judged.size(), marked);
  }

  /** Empowerment first; the sort is stable, so within a family the catalogue's order stays. */
  private static int family(OfProgram of) {
    return Stream.of(Family.values())
        .filter(family -> family.title().equals(of.trend().measure().family()))
        .findFirst()
        .map(Family::ordinal)
        .orElse(Family.values().length);
  }

  private static List<@Nullable Object> row(Publication publication, OfProgram of) {
    Trend trend = of.trend();
    Optional<TrendPoint> newest = trend.newest();
    Optional<TrendCell.Numbers> numbers = newest.flatMap(point -> point.cell().numbers());
    Set<String> flags = newest.map(point -> point.cell().flags()).orElse(Set.of());
    return Arrays.asList(
        of.programId(),
        trend.measure().family(),
        trend.measure().indicator(),
        trend.measure().name(),
        newest.map(point -> point.cell().period().label()).orElse(null),
        numbers.map(TrendCell.Numbers::value).map(Cells::round).orElse(null),
        trend.measure().unit(),
        numbers.map(TrendCell.Numbers::people).orElse(null),
        newest.map(TrendPoint::variation).orElse("cannot tell"),
        Cells.emptyToNull(trend.why()),
        newest.map(TrendPoint::limits).orElse("none"),
        newest.isPresent() ? Cells.state(flags) : null,
        Cells.otherFlags(flags),
        publication.number(),
        publication.manifest().asOf());
  }
}
