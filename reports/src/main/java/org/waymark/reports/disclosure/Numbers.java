package org.waymark.reports.disclosure;

import java.util.Optional;
import org.waymark.reports.statistics.Interval;

/**
 * The numbers of a cell that is shown.
 *
 * @param numerator what was counted
 * @param denominator out of what, above 0
 * @param unknown what could not be counted because it was not recorded
 * @param people in the denominator
 * @param value in the unit of its indicator: a share from 0 to 1, a number per person and month, a
 *     number per 100 sessions, or a mean score
 * @param interval of 95 %, in the unit of the value; nothing where it cannot be told
 */
public record Numbers(
    long numerator,
    long denominator,
    long unknown,
    long people,
    double value,
    Optional<Interval> interval) {

  /** All of what was counted: only for a cell that may be seen. */
  public static Numbers of(Counted counted) {
    return new Numbers(
        counted.numerator(),
        counted.denominator(),
        counted.unknown(),
        counted.clusters().people(),
        counted.value(),
        counted.interval());
  }
}
