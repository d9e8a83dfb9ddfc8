package org.waymark.reports.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * A 95 % interval, in the unit of the value that it belongs to.
 *
 * @param lower never above {@code upper}
 */
public record Interval(double lower, double upper) {

  /** Fails at the door on bounds that are no numbers or stand the wrong way round. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "an interval needs lower <= upper, got " + lower + " and " + upper);
    }
  }

  /** Both bounds times a factor that is not negative. */
  public Interval times(double factor) {
    return map(bound -> bound * factor);
  }

  /** No bound below a floor. */
  public Interval atLeast(double floor) {
    return map(bound -> Math.max(floor, bound));
  }

  /** No bound above a ceiling. */
  public Interval atMost(double ceiling) {
    return map(bound -> Math.min(ceiling, bound));
  }

  private Interval map(DoubleUnaryOperator change) {
    return new Interval(change.applyAsDouble(lower), change.applyAsDouble(upper));
  }
}
