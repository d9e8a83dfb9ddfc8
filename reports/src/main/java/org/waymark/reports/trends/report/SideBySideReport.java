package org.waymark.reports.trends.report;

import static java.util.stream.Collectors.toMap;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Share;
import org.waymark.reports.statistics.chart.Funnel;
import org.waymark.reports.statistics.chart.Funnel.Place;
import org.waymark.reports.statistics.chart.Funnel.Placed;
import org.waymark.reports.trends.Measure;

/**
 * The report {@code programs-side-by-side}: a funnel of what is shown, by name. Never ranked; words
 * stand only beside who is outside the limits, and beside one's own program.
 */
public final class SideBySideReport {

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("name"),
          Column.text("program_id"),
          Column.number("periods"),
          Column.number("shown"),
          Column.number("numerator"),
          Column.number("denominator"),
          Column.number("share"),
          Column.number("share_of_all"),
          Column.number("lower_95"),
          Column.number("upper_95"),
          Column.number("lower_99_8"),
          Column.number("upper_99_8"),
          Column.text("label"));

  private SideBySideReport() {}

  /**
   * What is asked for.
   *
   * @param own the program of whoever asks, which is labelled in any case
   * @param from the first month; only periods that lie in the time as a whole are in it
   * @param to the last month
   */
  public record Query(String indicator, Optional<String> own, YearMonth from, YearMonth to) {

    /** Fails at the door on months that stand the wrong way round. */
    public Query {
      if (from.isAfter(to)) {
        throw new IllegalArgumentException(
            "the first month comes after the last: " + from + " and " + to);
      }
    }
  }

  private record Row(
      String programId, String name, long periods, long shown, Optional<Share> share) {}

  /**
   * Writes a row for every program of which something is shown, by name; none where they are too
   * few.
   *
   * @return what stands below it, for readers
   * @throws IllegalArgumentException when there is no such program or indicator, or it is no share
   */
  public static List<String> write(Publication publication, Query query, ResultWriter writer) {
    String id = PublishedTrends.id(query.indicator());
    try (Cut files = Cut.of(publication.beside())) {
      query.own().ifPresent(own -> PublishedReport.requireProgram(files, own));
      List<Row> rows = read(files, query, measure(files, publication, id));
      Map<String, Row> shown =
          rows.stream()
              .filter(row -> row.share().isPresent())
              .collect(toMap(Row::programId, Function.identity()));
      Optional<Funnel> funnel =
          Funnel.of(
              shown.values().stream()
                  .map(row -> new Funnel.Program(row.programId(), row.share().orElseThrow()))
                  .toList());
      writer.begin(COLUMNS);
      funnel.ifPresent(drawn -> rows(drawn, rows, query.own()).forEach(writer::row));
      writer.end();
      return funnel.isPresent() ? below(rows, shown.size()) : tooFew(shown.size());
    }
  }

  private static Measure measure(Cut files, Publication publication, String id) {
    Measure measure =
        files
            .report(
                "trends/measures",
                Map.of("indicator", Literals.text(id)),
                row -> PublishedTrends.measureOf(row, "version"))
            .stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "publication %d holds nothing of %s".formatted(publication.number(), id)));
    if (!measure.isShare()) {
      throw new IllegalArgumentException(
          "%s is no share (%s): only shares stand side by side".formatted(id, measure.unit()));
    }
    return measure;
  }

  private static List<Row> read(Cut files, Query query, Measure measure) {
    return files.report(
        "trends/side_by_side",
        Map.of(
            "indicator", Literals.text(measure.indicator()),
            "from_month", Literals.date(query.from().atDay(1)),
            "end_exclusive", Literals.date(query.to().plusMonths(1).atDay(1)),
            "at_end", Boolean.toString(measure.looksBack())),
        row -> {
          long denominator = row.getLong("denominator");
          return new Row(
              row.getString("program_id"),
              row.getString("name"),
              row.getLong("periods"),
              row.getLong("shown"),
              denominator > 0
                  ? Optional.of(new Share(row.getLong("numerator"), denominator))
                  : Optional.empty());
        });
  }

  /** In the order of the names. */
  private static List<List<@Nullable Object>> rows(
      Funnel funnel, List<Row> byName, Optional<String> own) {
    Map<String, Placed> placed =
        funnel.programs().stream()
            .collect(toMap(program -> program.program().program(), Function.identity()));
    return byName.stream()
        .filter(row -> placed.containsKey(row.programId()))
        .map(
            row ->
                row(
                    row,
                    Objects.requireNonNull(placed.get(row.programId())),
                    funnel.average(),
                    own.filter(row.programId()::equals)))
        .toList();
  }

  private static List<@Nullable Object> row(
      Row row, Placed placed, double average, Optional<String> own) {
    Share share = placed.program().share();
    return Arrays.asList(
        row.name(),
        row.programId(),
        row.periods(),
        row.shown(),
        share.count(),
        share.total(),
        Cells.round(share.value()),
        Cells.round(average),
        Cells.round(placed.warning().lower()),
        Cells.round(placed.warning().upper()),
        Cells.round(placed.alarm().lower()),
        Cells.round(placed.alarm().upper()),
        label(placed, own.isPresent() ? "your program: " : ""));
  }

  private static @Nullable String label(Placed placed, String own) {
    if (placed.place() == Place.WITHIN) {
      return own.isEmpty() ? null : own + "within the limits";
    }
    double value = placed.program().share().value();
    Interval outer = placed.alarm();
    String limits = value < outer.lower() || value > outer.upper() ? "99.8 %" : "95 %";
    return own + (placed.place() == Place.HIGH ? "above" : "below") + " the limits of " + limits;
  }

  private static List<String> tooFew(int programs) {
    return List.of(
        "Cannot tell: something is shown of %d programs, and of fewer than %d there is no telling what is usual."
            .formatted(programs, Funnel.FEWEST_PROGRAMS));
  }

  private static List<String> below(List<Row> rows, int shown) {
    return List.of(
        "%d of %d programs, by name, never by value; only periods that are shown are added up."
            .formatted(shown, rows.size()),
        "The limits say how far programs of that size differ by chance alone. They take every event for a",
        "person of its own: where one person has several, they are too narrow. Who comes to a program differs",
        "and is not adjusted away.");
  }
}
