package org.waymark.reports.trends;

/** How many charts are marked on their newest point though nothing happened. */
public final class FalseFlags {

  /**
   * Of in-control series of 24 points, 12 of them the baseline; {@code FalseSignalsTest} holds it.
   */
  static final double ON_NEWEST_POINT = 0.064;

  private FalseFlags() {}

  /** So many as are to be expected among charts, such as {@code 2 or 3}. */
  public static String among(long charts) {
    double expected = charts * ON_NEWEST_POINT;
    long fewer = (long) Math.floor(expected);
    return "%s or %d".formatted(fewer == 0 ? "none" : Long.toString(fewer), fewer + 1);
  }
}
