package org.waymark.reports.indicators;

import java.time.LocalDate;

/**
 * The time that a cell is about.
 *
 * @param grain how long it is
 * @param startInclusive the first day of its first month
 * @param endExclusive the day after its last
 */
public record Period(Grain grain, LocalDate startInclusive, LocalDate endExclusive) {

  /**
   * {@code 2025-03-01} for a month, else {@code 2025-Q1}, {@code 2025-H1}, {@code 2025}, {@code
   * 2025-01..2025-12}.
   */
  public String label() {
    return grain.label(startInclusive, endExclusive);
  }
}
