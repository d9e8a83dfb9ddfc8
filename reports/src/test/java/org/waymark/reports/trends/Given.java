package org.waymark.reports.trends;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.statistics.chart.Rebase;
import org.waymark.schemas.catalogue.Indicator.Direction;

/** Published cells in few words. */
final class Given {

  /** The series of the specification, 12 points of which make the baseline. */
  static final String RISE =
      "62 58 65 60 57 63 66 59 61 64 58 60 66 68 67 70 69 71 72 70 74 73 80 76";

  private Given() {}

  static Measure contact() {
    return measure("F4", "per person", Direction.UP);
  }

  static Measure share(Direction good) {
    return measure("E1", "share", good);
  }

  static Measure measure(String indicator, String unit, Direction good) {
    return new Measure(indicator, "Its name", "Empowerment", unit, good, 1);
  }

  /**
   * Periods in a row: {@code 62} is a value of 100, {@code 12/40} a share, a word is the status of
   * what is not shown.
   */
  static List<TrendCell> cells(Grain grain, String first, String cells) {
    List<TrendCell> row = new ArrayList<>();
    int months = grain == Grain.MONTH ? 1 : grain == Grain.QUARTER ? 3 : 6;
    YearMonth month = YearMonth.parse(first);
    for (String cell : cells.split(" ")) {
      Period period = new Period(grain, month.atDay(1), month.plusMonths(months).atDay(1));
      Optional<TrendCell.Numbers> numbers = numbers(cell);
      row.add(new TrendCell(period, numbers.isPresent() ? "shown" : cell, Set.of(), 1, numbers));
      month = month.plusMonths(months);
    }
    return row;
  }

  static List<TrendCell> months(String first, String cells) {
    return cells(Grain.MONTH, first, cells);
  }

  static Rebase rebase(String from) {
    return new Rebase(YearMonth.parse(from).atDay(1), "a new team");
  }

  /** A row behind another. */
  static List<TrendCell> and(List<TrendCell> one, List<TrendCell> other) {
    List<TrendCell> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  /** What kind of variation a period is, by its label. */
  static String variation(Trend trend, String period) {
    return point(trend, period).variation();
  }

  static TrendPoint point(Trend trend, String period) {
    return trend.points().stream()
        .filter(point -> point.cell().period().label().equals(period))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<TrendCell.Numbers> numbers(String cell) {
    if (cell.contains("/")) {
      long count = Long.parseLong(cell.split("/")[0]);
      long total = Long.parseLong(cell.split("/")[1]);
      return Optional.of(new TrendCell.Numbers((double) count / total, total, total));
    }
    return Character.isDigit(cell.charAt(0))
        ? Optional.of(new TrendCell.Numbers(Double.parseDouble(cell), 100, 100))
        : Optional.empty();
  }
}
