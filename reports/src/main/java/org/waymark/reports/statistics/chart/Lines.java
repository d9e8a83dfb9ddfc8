package org.waymark.reports.statistics.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.waymark.reports.statistics.chart.Rules.Screening;

/** The lines that a baseline makes, for each point that is held against them. */
sealed interface Lines {

  /** Three standard deviations of single values, in average moving ranges: 3 / 1.128, rounded. */
  double NATURAL_LIMIT = 2.66;

  /** The average moving range of two, in standard deviations. */
  double D2 = 1.128;

  /** A moving range of so many averages or more is no common spread. */
  double LARGEST_RANGE = 3.267;

  /** The lines at a point that has a value. */
  Limits at(Point point);

  /** The same at every point. */
  record Level(Limits limits) implements Lines {
    @Override
    public Limits at(Point point) {
      return limits;
    }
  }

  /**
   * Of shares: the fewer they are out of, the further apart.
   *
   * @param centre the common share
   * @param sigmaZ how many times wider than chance alone
   */
  record Shares(double centre, double sigmaZ) implements Lines {
    @Override
    public Limits at(Point point) {
      return of(point.size());
    }

    /** The lines of a share out of so many. */
    Limits of(long size) {
      return Limits.aroundShare(centre, sigmaZ * sigma(size));
    }

    /** How far the point lies from the centre, in standard deviations of chance alone. */
    double z(Point point) {
      return Side.of(point.shown(), centre) == Side.ON
          ? 0
          : (point.shown() - centre) / sigma(point.size());
    }

    private double sigma(long size) {
      return Math.sqrt(centre * (1 - centre) / size);
    }
  }

  /**
   * Those of single values: the mean, and 2.66 average moving ranges each way. D. J. Wheeler and D.
   * S. Chambers, Understanding Statistical Process Control (1992), chapter 3.
   *
   * @param baseline with gaps, which no moving range spans
   * @return nothing where no range is to be had, or all are 0
   */
  static Optional<Lines> xmr(List<Point> baseline, Screening screening) {
    double mean =
        baseline.stream().filter(Point::isShown).mapToDouble(Point::shown).average().orElse(0);
    double[] values =
        baseline.stream().mapToDouble(point -> point.value().orElse(Double.NaN)).toArray();
    return averageRange(values, screening)
        .map(range -> new Level(Limits.around(mean, NATURAL_LIMIT / 3 * range)));
  }

  /**
   * Those of shares out of very different numbers: p', which lets the shares vary by more than
   * chance from period to period. D. B. Laney, Improved control charts for attributes, Quality
   * Engineering 14 (2002), 531-537.
   *
   * @param baseline with gaps, which no moving range spans
   * @return nothing where no range is to be had, or all are 0
   */
  static Optional<Lines> laney(List<Point> baseline, Screening screening) {
    Shares chance = chance(baseline);
    double[] z =
        baseline.stream()
            .mapToDouble(point -> point.isShown() ? chance.z(point) : Double.NaN)
            .toArray();
    return averageRange(z, screening).map(range -> new Shares(chance.centre(), range / D2));
  }

  /**
   * Those of shares that vary by chance alone: the p chart. D. C. Montgomery, Introduction to
   * Statistical Quality Control, section 7.
   */
  static Shares chance(List<Point> baseline) {
    List<Point> shown = baseline.stream().filter(Point::isShown).toList();
    double size = shown.stream().mapToDouble(Point::size).sum();
    double count = shown.stream().mapToDouble(point -> point.shown() * point.size()).sum();
    return new Shares(count / size, 1);
  }

  /**
   * The screening is of L. S. Nelson, Control charts for individual measurements, Journal of
   * Quality Technology 14 (1982), 172-173, and is done once.
   */
  private static Optional<Double> averageRange(double[] values, Screening screening) {
    double[] ranges =
        IntStream.range(1, values.length)
            .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
            .filter(range -> !Double.isNaN(range))
            .toArray();
    double average = Arrays.stream(ranges).average().orElse(0);
    double[] kept =
        screening == Screening.UNSCREENED
            ? ranges
            : Arrays.stream(ranges).filter(range -> range < LARGEST_RANGE * average).toArray();
    OptionalDouble spread = Arrays.stream(kept).average();
    return spread.isPresent() && spread.getAsDouble() > 0
        ? Optional.of(spread.getAsDouble())
        : Optional.empty();
  }
}
