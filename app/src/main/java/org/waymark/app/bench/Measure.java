package org.waymark.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * A number of one run.
 *
 * @param name the same in every run of a part
 * @param ceiling the best that the same run did at less than the same work; null if none is known
 */
record Measure(String name, Unit unit, double value, @Nullable Ceiling ceiling) {

  /**
   * What bounds a number.
   *
   * @param what was done
   * @param value in the unit of the number that it bounds
   */
  record Ceiling(String what, double value) {}

  /** A number that nothing bounds. */
  static Measure of(String name, Unit unit, double value) {
    return new Measure(name, unit, value, null);
  }

  /** The number and what bounds it. */
  static Measure of(String name, Unit unit, double value, Ceiling ceiling) {
    return new Measure(name, unit, value, ceiling);
  }
}
