package org.waymark.reports.statistics;

/**
 * The interval of a proportion without continuity correction.
 *
 * <p>E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of
 * the American Statistical Association 22 (1927), 209-212.
 */
public final class Wilson {

  private Wilson() {}

  /**
   * The interval of {@code count} out of {@code total}, each of which stands for itself.
   *
   * @param total above 0
   */
  public static Interval of(long count, long total) {
    return ofShare((double) count / total, total);
  }

  /**
   * The interval of a share.
   *
   * @param share from 0 to 1
   * @param size how many observations it is worth, above 0; need not be whole
   */
  public static Interval ofShare(double share, double size) {
    if (!(share >= 0 && share <= 1 && size > 0)) {
      throw new IllegalArgumentException(
          "a share is from 0 to 1 of more than 0, got " + share + " of " + size);
    }
    double z2 = Quantiles.Z * Quantiles.Z;
    double centre = share + z2 / (2 * size);
    double spread = Quantiles.Z * Math.sqrt(share * (1 - share) / size + z2 / (4 * size * size));
    return new Interval(centre - spread, centre + spread)
        .times(1 / (1 + z2 / size))
        .atLeast(0)
        .atMost(1);
  }
}
