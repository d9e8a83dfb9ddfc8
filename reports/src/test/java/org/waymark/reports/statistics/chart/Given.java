package org.waymark.reports.statistics.chart;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.reports.statistics.chart.Rules.Screening;
import org.waymark.reports.statistics.chart.Series.Quantity;
import org.waymark.reports.statistics.chart.Series.Windows;
import org.waymark.schemas.catalogue.Indicator.Direction;

/** Series and rules in few words. */
final class Given {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int SIZE = 100;

  private Given() {}

  /** Months of single values, {@code -} for a gap. */
  static Series series(String values) {
    return numbers(
        Arrays.stream(values.split(" "))
            .mapToDouble(value -> value.equals("-") ? Double.NaN : Double.parseDouble(value))
            .toArray());
  }

  /** Months of single values, NaN for a gap. */
  static Series numbers(double... values) {
    return new Series(
        IntStream.range(0, values.length)
            .mapToObj(
                i ->
                    Double.isNaN(values[i])
                        ? Point.gap(month(i + 1))
                        : Point.of(month(i + 1), values[i], SIZE))
            .toList(),
        Quantity.NUMBER,
        Windows.SEPARATE);
  }

  /** Months of shares such as {@code 12/100}. */
  static Series shares(String shares) {
    String[] parts = shares.split(" ");
    return new Series(
        IntStream.range(0, parts.length).mapToObj(i -> share(i + 1, parts[i])).toList(),
        Quantity.SHARE,
        Windows.SEPARATE);
  }

  private static Point share(int number, String share) {
    long count = Long.parseLong(share.split("/")[0]);
    long size = Long.parseLong(share.split("/")[1]);
    return Point.of(month(number), (double) count / size, size);
  }

  /** The first day of the first month, the second and so on. */
  static LocalDate month(int number) {
    return FIRST.plusMonths(number - 1);
  }

  /** More is better, and that is the whole of it. */
  static Rules rules(int baseline) {
    return new Rules(baseline, Screening.SCREENED, Direction.UP, List.of());
  }

  /** The numbers from 1 of the points with a signal. */
  static List<Integer> with(Signal signal, Chart chart) {
    List<Plotted> points = chart.points();
    return IntStream.range(0, points.size())
        .filter(i -> points.get(i).mark().filter(mark -> mark.signal() == signal).isPresent())
        .mapToObj(i -> i + 1)
        .toList();
  }

  /** The lines at a point. */
  static Limits limits(Chart chart, int number) {
    return chart.points().get(number - 1).limits().orElseThrow();
  }
}
