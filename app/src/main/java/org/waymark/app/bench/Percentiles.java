package org.waymark.app.bench;

import java.util.Arrays;

/** How long the slower ones of many took. */
final class Percentiles {

  private final double[] sorted;

  /** Copies the values, of which there is one at least. */
  Percentiles(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing has no percentiles");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /**
   * The least value that a share of all do not exceed (the nearest rank: one of the values).
   *
   * @param percent above 0, up to 100
   */
  double at(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("a percentile is above 0 and up to 100: " + percent);
    }
    return sorted[(int) Math.ceil(percent / 100 * sorted.length) - 1];
  }
}
