package org.waymark.reports.trends.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.statistics.chart.Rebase;
import org.waymark.reports.trends.Measure;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.TrendCell;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Indicator.Direction;

/** The trends of a publication. */
final class PublishedTrends {

  private PublishedTrends() {}

  /** A program's trend. */
  record OfProgram(String programId, Trend trend) {}

  /** By program, in the order of the catalogue. */
  static List<OfProgram> read(Cut files, Optional<String> programId, Optional<String> indicator) {
    Map<String, String> variables =
        Map.of("program", literal(programId), "indicator", literal(indicator));
    Map<Key, List<Row>> cells =
        files.report("trends/cells", variables, Row::read).stream()
            .collect(groupingBy(Row::key, LinkedHashMap::new, toList()));
    Map<Key, List<Rebase>> rebases =
        files.report("trends/rebases", variables, Decision::read).stream()
            .collect(groupingBy(Decision::key, mapping(Decision::rebase, toList())));
    List<OfProgram> trends = new ArrayList<>();
    cells.forEach(
        (key, rows) ->
            trends.add(
                new OfProgram(
                    key.programId(),
                    Trend.of(
                        rows.get(0).measure(),
                        rows.stream().map(Row::cell).toList(),
                        rebases.getOrDefault(key, List.of())))));
    return trends;
  }

  /**
   * The id of an indicator as the catalogue spells it.
   *
   * @throws IllegalArgumentException when there is none
   */
  static String id(String indicator) {
    return Catalogue.find(indicator)
        .map(Indicator::id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no indicator " + indicator + "; waymark indicators lists them"));
  }

  /** Which series. */
  private record Key(String programId, String indicator) {}

  private record Row(String programId, Measure measure, TrendCell cell) {

    static Row read(ResultSet row) throws SQLException {
      return new Row(row.getString("program_id"), measureOf(row, "defined_version"), cellOf(row));
    }

    Key key() {
      return new Key(programId, measure.indicator());
    }
  }

  private record Decision(String programId, String indicator, Rebase rebase) {

    static Decision read(ResultSet row) throws SQLException {
      return new Decision(
          row.getString("program_id"),
          row.getString("indicator"),
          new Rebase(row.getObject("from_month", LocalDate.class), row.getString("reason")));
    }

    Key key() {
      return new Key(programId, indicator);
    }
  }

  /** An indicator, of the columns of {@code published_definitions}. */
  static Measure measureOf(ResultSet row, String version) throws SQLException {
    return new Measure(
        row.getString("indicator"),
        row.getString("name"),
        row.getString("family"),
        row.getString("unit"),
        Direction.valueOf(row.getString("good").toUpperCase(Locale.ROOT)),
        row.getInt(version));
  }

  private static TrendCell cellOf(ResultSet row) throws SQLException {
    String flags = row.getString("flags");
    return new TrendCell(
        new Period(
            Grain.valueOf(row.getString("grain").toUpperCase(Locale.ROOT)),
            row.getObject("period_start", LocalDate.class),
            row.getObject("period_end", LocalDate.class)),
        row.getString("status"),
        flags == null ? Set.of() : Set.of(flags.split(";")),
        row.getInt("version"),
        numbersOf(row));
  }

  /** A value that is out of nothing has its people for a size. */
  private static Optional<TrendCell.Numbers> numbersOf(ResultSet row) throws SQLException {
    double value = row.getDouble("value");
    if (row.wasNull()) {
      return Optional.empty();
    }
    long people = row.getLong("people");
    long denominator = row.getLong("denominator");
    return Optional.of(
        new TrendCell.Numbers(value, denominator > 0 ? denominator : people, people));
  }

  private static String literal(Optional<String> text) {
    return text.map(Literals::text).orElse(Literals.NULL);
  }
}
