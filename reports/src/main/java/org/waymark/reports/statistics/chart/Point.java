package org.waymark.reports.statistics.chart;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One period of a series.
 *
 * @param start its first day
 * @param value in the unit of the series; nothing where the period is a gap, because it is not
 *     shown or there was nothing
 * @param size what the value is out of, above 0 where there is one
 */
public record Point(LocalDate start, OptionalDouble value, long size) {

  /** Fails at the door on a value that is none, or of nothing. */
  public Point {
    if (value.isPresent() && !(Double.isFinite(value.getAsDouble()) && size > 0)) {
      throw new IllegalArgumentException(
          "a point is a number out of 1 or more, got " + value + " of " + size);
    }
  }

  /** A period with a value. */
  public static Point of(LocalDate start, double value, long size) {
    return new Point(start, OptionalDouble.of(value), size);
  }

  /** A period without. */
  public static Point gap(LocalDate start) {
    return new Point(start, OptionalDouble.empty(), 0);
  }

  boolean isShown() {
    return value.isPresent();
  }

  /** The value of a point that has one. */
  double shown() {
    return value.orElseThrow();
  }
}
