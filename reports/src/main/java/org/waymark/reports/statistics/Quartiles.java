package org.waymark.reports.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What lies in the middle of some values, in their unit.
 *
 * @param n how many values
 * @param lower a quarter of the way from the least to the greatest
 * @param median half of the way
 * @param upper three quarters of the way
 * @param interval of the median; nothing where the values are too few to tell
 */
public record Quartiles(
    int n, double lower, double median, double upper, Optional<Interval> interval) {

  /**
   * Definition 7 of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The
   * American Statistician 50 (1996), 361-365, which is DuckDB's {@code quantile_cont}.
   *
   * @param values one or more, in any order
   */
  public static Quartiles of(double... values) {
    if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "quartiles are of one value or more, none of them unknown");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(
        sorted.length,
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        ofMedian(sorted));
  }

  private static double quantile(double[] sorted, double probability) {
    double position = (sorted.length - 1) * probability;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * From the d-th value to the d-th from the end, with the greatest d for which that holds the
   * median of the population in 95 % of samples or more: no shape is assumed. Below 6 values there
   * is none. W. J. Conover, Practical Nonparametric Statistics (1999), section 3.2.
   */
  private static Optional<Interval> ofMedian(double[] sorted) {
    BinomialDistribution below = BinomialDistribution.of(sorted.length, 0.5);
    int d = 0;
    while (below.cumulativeProbability(d) <= Quantiles.LOWER_TAIL) {
      d++;
    }
    return d == 0
        ? Optional.empty()
        : Optional.of(new Interval(sorted[d - 1], sorted[sorted.length - d]));
  }
}
