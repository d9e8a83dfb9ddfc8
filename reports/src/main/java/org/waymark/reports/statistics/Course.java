package org.waymark.reports.statistics;

import java.util.Optional;

/**
 * How long something went on, and how it ended if it did.
 *
 * @param <C> the ways in which it can end
 * @param person whose it is: all that one person has stands or falls together
 * @param days from its start to its end, or to the last day that is known; 0 or more
 * @param ending nothing where it still went on on the last day that is known
 */
public record Course<C>(String person, int days, Optional<C> ending) {

  /** Fails at the door on an end before the start. */
  public Course {
    if (days < 0) {
      throw new IllegalArgumentException("a course ends on day 0 or later, got " + days);
    }
  }

  /** One that ended. */
  public static <C> Course<C> ended(String person, int days, C how) {
    return new Course<>(person, days, Optional.of(how));
  }

  /** One that still went on on the last day that is known. */
  public static <C> Course<C> goingOn(String person, int days) {
    return new Course<>(person, days, Optional.empty());
  }
}
