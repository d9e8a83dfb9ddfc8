package org.waymark.reports.disclosure;

import java.time.LocalDate;

/**
 * What stands around a cell and decides over its flags.
 *
 * @param endExclusive the day after the period's last
 * @param asOf the day of the report
 * @param sessions attended in the program and period
 * @param sessionsAnswered of them, those with an answer about the session (F6)
 */
public record Surroundings(
    LocalDate endExclusive, LocalDate asOf, long sessions, long sessionsAnswered) {

  /** For so many days after its end a period may still change. */
  public static final int DAYS_UNTIL_FINAL = 30;

  private static final double FEW = 0.4;

  /**
   * Around the cells of a program and period.
   *
   * @param coverage what was counted of F6, the sessions with an answer
   */
  public static Surroundings of(LocalDate endExclusive, LocalDate asOf, Counted coverage) {
    return new Surroundings(endExclusive, asOf, coverage.denominator(), coverage.numerator());
  }

  boolean provisional() {
    return asOf.isBefore(endExclusive.plusDays(DAYS_UNTIL_FINAL));
  }

  boolean fewAnswered() {
    return sessionsAnswered < FEW * sessions;
  }
}
