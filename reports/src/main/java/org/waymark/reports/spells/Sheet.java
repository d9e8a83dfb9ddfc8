package org.waymark.reports.spells;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.reports.lake.RowReader;

/**
 * What was counted of people, by program and month. Never leaves this package: nothing in it is
 * hidden yet.
 *
 * @param rows by program, in the order of months
 */
record Sheet<T>(Map<String, List<Row<T>>> rows) {

  /**
   * One row.
   *
   * @param month its first day
   */
  record Row<T>(String programId, LocalDate month, String person, T value) {

    static <T> RowReader<Row<T>> reader(RowReader<T> value) {
      return row -> read(row, value);
    }

    private <R> Stream<Row<R>> map(Function<T, Optional<R>> choice) {
      return choice.apply(value).map(of -> new Row<>(programId, month, person, of)).stream();
    }

    private static <T> Row<T> read(ResultSet row, RowReader<T> value) throws SQLException {
      return new Row<>(
          row.getString("program_id"),
          row.getObject("month", LocalDate.class),
          row.getString("participant_key"),
          value.read(row));
    }
  }

  static <T> Sheet<T> of(List<Row<T>> rows) {
    return new Sheet<>(rows.stream().collect(groupingBy(Row::programId)));
  }

  /** What some of the values say. */
  <R> Sheet<R> choose(Function<T, Optional<R>> value) {
    return of(rows.values().stream().flatMap(List::stream).flatMap(row -> row.map(value)).toList());
  }

  /** Each person's values of a time, in the order of months. */
  Map<String, List<T>> people(String programId, LocalDate startInclusive, LocalDate endExclusive) {
    return within(programId, startInclusive, endExclusive)
        .collect(groupingBy(Row::person, TreeMap::new, mapping(Row::value, toList())));
  }

  /** All values of a time. */
  List<T> values(String programId, LocalDate startInclusive, LocalDate endExclusive) {
    return within(programId, startInclusive, endExclusive).map(Row::value).toList();
  }

  private Stream<Row<T>> within(
      String programId, LocalDate startInclusive, LocalDate endExclusive) {
    return rows.getOrDefault(programId, List.of()).stream()
        .filter(row -> !row.month().isBefore(startInclusive) && row.month().isBefore(endExclusive));
  }
}
