package org.waymark.reports.release;

/** Numbers of people as a privacy report tells them: to the nearest 5. */
final class Rounded {

  private static final int STEP = 5;

  private Rounded() {}

  static long people(long people) {
    return Math.round((double) people / STEP) * STEP;
  }

  /** A share to the nearest percent, from 0 to 1; NaN stays. */
  static double share(double share) {
    return Double.isNaN(share) ? share : Math.round(share * 100) / 100.0;
  }
}
