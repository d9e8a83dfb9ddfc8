package org.waymark.reports.statistics.chart;

/**
 * The lines of a chart at one point, in the unit of the series: three standard deviations each way,
 * and the near lines at two.
 */
public record Limits(
    double lower, double nearLower, double centre, double nearUpper, double upper) {

  static Limits around(double centre, double sigma) {
    return new Limits(
        centre - 3 * sigma, centre - 2 * sigma, centre, centre + 2 * sigma, centre + 3 * sigma);
  }

  /** Those of a share, which end at 0 and 1. */
  static Limits aroundShare(double centre, double sigma) {
    Limits free = around(centre, sigma);
    return new Limits(
        Math.max(0, free.lower),
        Math.max(0, free.nearLower),
        centre,
        Math.min(1, free.nearUpper),
        Math.min(1, free.upper));
  }

  /** On which side of the centre. */
  Side side(double value) {
    return Side.of(value, centre);
  }

  /** Beyond a limit; on it is not beyond. */
  boolean isOutside(double value) {
    return Side.of(value, upper) == Side.ABOVE || Side.of(value, lower) == Side.BELOW;
  }

  /** Beyond a near line, but not outside. */
  boolean isNear(double value) {
    return !isOutside(value)
        && (Side.of(value, nearUpper) == Side.ABOVE || Side.of(value, nearLower) == Side.BELOW);
  }
}
