package org.waymark.reports.indicators;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.statistics.Interval;

/**
 * Cells as rows of an output. A cell that is not shown has NULL in place of every number; values
 * and bounds have 6 decimals.
 */
public final class IndicatorRows {

  private static final int DECIMALS = 6;

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("program_id"),
          Column.text("period"),
          Column.text("indicator"),
          Column.text("name"),
          Column.number("numerator"),
          Column.number("denominator"),
          Column.number("unknown"),
          Column.number("people"),
          Column.number("value"),
          Column.number("lower"),
          Column.number("upper"),
          Column.text("unit"),
          Column.text("status"),
          Column.text("flags"));

  private IndicatorRows() {}

  /** Writes all cells, in their order. */
  public static void write(List<IndicatorCell> cells, ResultWriter writer) {
    writer.begin(COLUMNS);
    cells.forEach(cell -> writer.row(row(cell)));
    writer.end();
  }

  private static List<@Nullable Object> row(IndicatorCell cell) {
    List<@Nullable Object> row = new ArrayList<>();
    row.add(cell.programId());
    row.add(cell.period().label());
    row.add(cell.indicator().id());
    row.add(cell.indicator().name());
    row.addAll(numbers(cell.cell().numbers()));
    row.add(cell.indicator().unit().toString());
    row.add(cell.cell().status().toString());
    row.add(flags(cell));
    return row;
  }

  private static List<@Nullable Object> numbers(Optional<Numbers> shown) {
    Optional<Interval> interval = shown.flatMap(Numbers::interval);
    return Arrays.asList(
        shown.map(Numbers::numerator).orElse(null),
        shown.map(Numbers::denominator).orElse(null),
        shown.map(Numbers::unknown).orElse(null),
        shown.map(Numbers::people).orElse(null),
        shown.map(Numbers::value).map(IndicatorRows::round).orElse(null),
        interval.map(Interval::lower).map(IndicatorRows::round).orElse(null),
        interval.map(Interval::upper).map(IndicatorRows::round).orElse(null));
  }

  private static @Nullable String flags(IndicatorCell cell) {
    String flags = cell.cell().flags().stream().map(Object::toString).collect(joining(";"));
    return flags.isEmpty() ? null : flags;
  }

  private static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
