package org.waymark.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The days of the log.
 *
 * @param firstDay the first of a month
 * @param lastDay in whose month the log ends
 */
record DemoCalendar(LocalDate firstDay, LocalDate lastDay) {

  /** So many months, of which the one of the last day is the last. */
  static DemoCalendar of(int months, LocalDate lastDay) {
    return new DemoCalendar(YearMonth.from(lastDay).minusMonths(months - 1L).atDay(1), lastDay);
  }

  /** From the first to the last day, both counted. */
  int days() {
    return (int) ChronoUnit.DAYS.between(firstDay, lastDay) + 1;
  }

  /** Months since the first one. */
  int month(LocalDate day) {
    return (int) ChronoUnit.MONTHS.between(YearMonth.from(firstDay), YearMonth.from(day));
  }

  /** Nothing is recorded at this moment or later: the end of the last day, UTC. */
  Instant end() {
    return lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
