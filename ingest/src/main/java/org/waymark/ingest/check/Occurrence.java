package org.waymark.ingest.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When something happened, in a program's zone.
 *
 * @param micros since 1970, UTC: where it folds
 * @param earliestMicros since 1970, UTC: the first moment at which it can have happened
 * @param day the local date, in days since 1970
 */
record Occurrence(long micros, long earliestMicros, int day) {

  /** At a moment that is known. */
  static Occurrence at(Rfc3339 written, ZoneId zone) {
    long second = Math.floorDiv(written.micros(), 1_000_000L);
    int offset = zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    int day = (int) Math.floorDiv(second + offset, 86_400L);
    return new Occurrence(written.micros(), written.micros(), day);
  }

  /**
   * On the day as written, at no known time: it folds at the last microsecond of that local day, so
   * after the instants of the day.
   */
  static Occurrence on(Rfc3339 written, ZoneId zone) {
    LocalDate day = LocalDate.ofEpochDay(written.writtenDay());
    return new Occurrence(start(day.plusDays(1), zone) - 1, start(day, zone), written.writtenDay());
  }

  private static long start(LocalDate day, ZoneId zone) {
    // ChronoUnit counts nanoseconds on its way, which overflow after 292 years.
    return day.atStartOfDay(zone).toEpochSecond() * 1_000_000L;
  }
}
