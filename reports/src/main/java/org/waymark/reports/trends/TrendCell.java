package org.waymark.reports.trends;

import java.util.Optional;
import java.util.Set;
import org.waymark.reports.indicators.Period;

/**
 * A period of a series, as it was published.
 *
 * @param status as the publication spells it; {@link #ANOTHER_GRAIN} and {@link
 *     #ANOTHER_DEFINITION} where the period has no place on the chart
 * @param flags as the publication spells them
 * @param version of the definition by which it was counted
 * @param numbers there exactly when it is on the chart
 */
public record TrendCell(
    Period period, String status, Set<String> flags, int version, Optional<Numbers> numbers) {

  /** Published by longer or shorter periods. */
  static final String ANOTHER_GRAIN = "another_grain";

  /** Counted by an older definition. */
  static final String ANOTHER_DEFINITION = "another_definition";

  /**
   * What is shown.
   *
   * @param value in the unit of the indicator
   * @param size what it is out of: events or people, above 0
   * @param people behind it
   */
  public record Numbers(double value, long size, long people) {}

  /** Copies the flags. */
  public TrendCell {
    flags = Set.copyOf(flags);
  }

  static TrendCell missing(Period period) {
    return new TrendCell(period, ANOTHER_GRAIN, Set.of(), 0, Optional.empty());
  }

  TrendCell without(String reason) {
    return new TrendCell(period, reason, flags, version, Optional.empty());
  }
}
