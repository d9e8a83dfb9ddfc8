package org.waymark.reports.trends.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.statistics.chart.Limits;
import org.waymark.reports.statistics.chart.Part;
import org.waymark.reports.statistics.chart.Rebase;
import org.waymark.reports.trends.Measure;
import org.waymark.reports.trends.TextChart;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.TrendCell;
import org.waymark.reports.trends.TrendPoint;

/** The report {@code trend}: one indicator of one program against its own past. */
public final class TrendReport {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("program_id"),
          Column.text("indicator"),
          Column.text("period"),
          Column.number("value"),
          Column.text("unit"),
          Column.number("people"),
          Column.number("lower_limit"),
          Column.number("near_lower"),
          Column.number("mean"),
          Column.number("near_upper"),
          Column.number("upper_limit"),
          Column.text("variation"),
          Column.text("why"),
          Column.text("limits"),
          Column.text("variant"),
          Column.text("status"),
          Column.text("state"),
          Column.text("flags"),
          Column.text("begins_anew"));

  private final Publication publication;
  private final String programId;
  private final Trend trend;

  TrendReport(Publication publication, String programId, Trend trend) {
    this.publication = publication;
    this.programId = programId;
    this.trend = trend;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when there is no such program or indicator, or nothing of it
   *     was published
   */
  public static TrendReport of(Publication publication, String programId, String indicator) {
    String id = PublishedTrends.id(indicator);
    try (Cut files = Cut.of(publication.beside())) {
      PublishedReport.requireProgram(files, programId);
      return PublishedTrends.read(files, Optional.of(programId), Optional.of(id)).stream()
          .findFirst()
          .map(of -> new TrendReport(publication, programId, of.trend()))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "publication %d holds nothing of %s of %s"
                          .formatted(publication.number(), id, programId)));
    }
  }

  /** What it is about. */
  public Trend trend() {
    return trend;
  }

  /** Writes a row for every period. */
  public void write(ResultWriter writer) {
    writer.begin(COLUMNS);
    Optional<Part> before = Optional.empty();
    for (TrendPoint point : trend.points()) {
      boolean first = before.filter(part -> part == point.part()).isEmpty();
      writer.row(row(point, first ? point.part().begunBy() : Optional.empty()));
      before = Optional.of(point.part());
    }
    writer.end();
  }

  /** What stands above the rows, for readers: what it is, the chart in characters, what it says. */
  public List<String> above() {
    Measure measure = trend.measure();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s, %s (publication %d, as of %s)"
            .formatted(
                measure.indicator(),
                measure.name(),
                programId,
                publication.number(),
                publication.manifest().asOf()));
    lines.add("");
    lines.addAll(TextChart.of(trend));
    if (lines.size() > 2) {
      lines.add("");
    }
    lines.addAll(words());
    lines.add("");
    return lines;
  }

  /** What the trend says, for readers. */
  public List<String> words() {
    List<String> lines = new ArrayList<>(newest());
    trend
        .rebases()
        .forEach(each -> lines.add("begins anew %s: %s".formatted(each.from(), each.reason())));
    lines.addAll(trend.notes());
    return lines;
  }

  private List<String> newest() {
    return trend
        .newest()
        .map(
            point ->
                List.of(
                    "%s: %s%s"
                        .formatted(
                            point.cell().period().label(), point.variation(), because(point)),
                    "limits: %s; %s".formatted(point.limits(), point.variant()),
                    "One marked point is a reason to ask, not an alarm: docs/trends.md"))
        .orElseGet(() -> List.of("cannot tell: no period is shown"));
  }

  private static String because(TrendPoint point) {
    return point.why().isEmpty() ? "" : ", " + point.why();
  }

  private List<@Nullable Object> row(TrendPoint point, Optional<Rebase> begunBy) {
    TrendCell cell = point.cell();
    return Arrays.asList(
        programId,
        trend.measure().indicator(),
        cell.period().label(),
        cell.numbers().map(numbers -> Cells.round(numbers.value())).orElse(null),
        trend.measure().unit(),
        cell.numbers().map(TrendCell.Numbers::people).orElse(null),
        line(point, Limits::lower),
        line(point, Limits::nearLower),
        line(point, Limits::centre),
        line(point, Limits::nearUpper),
        line(point, Limits::upper),
        point.variation(),
        Cells.emptyToNull(point.why()),
        point.limits(),
        point.variant(),
        cell.status(),
        point.isShown() ? Cells.state(cell.flags()) : null,
        Cells.otherFlags(cell.flags()),
        begunBy.map(Rebase::reason).orElse(null));
  }

  private static @Nullable Object line(TrendPoint point, ToDoubleFunction<Limits> which) {
    return point.plotted().limits().map(which::applyAsDouble).map(Cells::round).orElse(null);
  }
}
