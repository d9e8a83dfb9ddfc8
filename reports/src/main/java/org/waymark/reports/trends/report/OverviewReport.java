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

  private OverviewReport() {}

  /**
   * Writes a row for every indicator and program: the newest value that is shown, and what kind of
   * variation it is.
   *
   * @return what stands below it, for readers
   * @throws IllegalArgumentException when there is no such program
   */
  public static List<String> write(
      Publication publication, Optional<String> programId, ResultWriter writer) {
    try (Cut files = Cut.of(publication.beside())) {
      programId.ifPresent(id -> PublishedReport.requireProgram(files, id));
      List<OfProgram> trends =
          PublishedTrends.read(files, programId, Optional.empty()).stream()
              .sorted(comparing(OfProgram::programId).thenComparing(OverviewReport::family))
              .toList();
      writer.begin(COLUMNS);
      trends.forEach(trend -> writer.row(row(publication, trend)));
      writer.end();
      return below(trends);
    }
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
        Cells.emptyToNull(why(trend)),
        newest.map(TrendPoint::limits).orElse("none"),
        newest.isPresent() ? Cells.state(flags) : null,
        Cells.otherFlags(flags),
        publication.number(),
        publication.manifest().asOf());
  }

  /** Periods after the newest value are said, so that an old value is not taken for a new one. */
  private static String why(Trend trend) {
    Optional<TrendPoint> last = trend.last();
    if (trend.newest().isEmpty()) {
      return last.map(TrendPoint::why).orElse(String.join("; ", trend.notes()));
    }
    String rule = trend.newest().get().why();
    if (last.equals(trend.newest())) {
      return rule;
    }
    String later =
        "%s: %s".formatted(last.orElseThrow().cell().period().label(), last.orElseThrow().why());
    return rule.isEmpty() ? later : rule + "; " + later;
  }

  private static List<String> below(List<OfProgram> trends) {
    long charts = trends.stream().filter(of -> of.trend().isJudged()).count();
    long marked =
        trends.stream()
            .filter(of -> of.trend().isJudged())
            .filter(
                of ->
                    of.trend().newest().orElseThrow().plotted().judgement()
                        != Judgement.COMMON_CAUSE)
            .count();
    if (charts == 0) {
      return List.of("No chart has limits yet, so there is no telling what is usual.");
    }
    return List.of(
        "Charts with limits: %d. Marked on the newest point: %d.".formatted(charts, marked),
        "Had nothing changed anywhere, chance alone would mark %s of them: no alarm on one point."
            .formatted(FalseFlags.among(charts)),
        "XmR and Laney's p' after NHSRplotthedots 0.2.2, screened. How to read it: docs/trends.md");
  }
}
