package org.waymark.reports.statistics.chart;

/** Where a point lies, or where a run of points leads. */
public enum Side {
  ABOVE,
  BELOW,
  ON;

  /** Differences below this part of the values are what is left of decimals when added up. */
  private static final double HAIR = 1e-12;

  /** Where a value lies beside another. */
  static Side of(double value, double beside) {
    double hair = HAIR * Math.max(Math.abs(value), Math.abs(beside));
    if (Math.abs(value - beside) <= hair) {
      return ON;
    }
    return value > beside ? ABOVE : BELOW;
  }
}
