package org.waymark.app.bench;

import org.jspecify.annotations.Nullable;

/**
 * A number of one run.
 *
 * @param name the same in every run of a part
 * @param ceiling the best that the same run did at less than the same work; null if none is known
 * @param events of which it is, where that differs within a run; null where it is of all
 */
record Measure(
    String name, Unit unit, double value, @Nullable Ceiling ceiling, @Nullable Long events) {

  /**
   * What bounds a number.
   *
   * @param what was done
   * @param value in the unit of the number that it bounds
   */
  record Ceiling(String what, double value) {}

  /** The same of so many events. */
  Measure at(long many) {
    return new Measure(name, unit, value, ceiling, many);
  }

  /** A number that nothing bounds. */
  static Measure of(String name, Unit unit, double value) {
    return new Measure(name, unit, value, null, null);
  }

  /** The number and what bounds it. */
  static Measure of(String name, Unit unit, double value, Ceiling ceiling) {
    return new Measure(name, unit, value, ceiling, null);
  }
}
