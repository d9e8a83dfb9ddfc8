package org.waymark.ingest.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A date, or a moment, of FHIR. A year alone or a month alone is no date here: no day may be made
 * up.
 *
 * @param day as written
 * @param moment with the offset as written; null when only the day is known
 * @param local clock time without an offset; null unless that is all there is
 */
record When(LocalDate day, @Nullable OffsetDateTime moment, @Nullable LocalDateTime local) {

  private static final int DATE = 10;
  private static final int LONGEST = 40;
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

  /** A date as FHIR writes it; null when it names no day. */
  static @Nullable When of(String written) {
    if (written.length() < DATE || written.length() > LONGEST) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(written.substring(0, DATE));
      if (written.length() == DATE) {
        return isWritable(day) ? new When(day, null, null) : null;
      }
      String even = written.substring(0, DATE) + "T" + written.substring(DATE + 1);
      boolean zoned = even.substring(DATE).matches(".*([Zz]|[+-]\\d\\d:\\d\\d)");
      OffsetDateTime moment = zoned ? OffsetDateTime.parse(even) : null;
      LocalDateTime local = zoned ? null : LocalDateTime.parse(even);
      return isWritable(day) ? new When(day, moment, local) : null;
    } catch (DateTimeException e) {
      return null; // what is no date says nothing
    }
  }

  private static boolean isWritable(LocalDate day) {
    return day.getYear() > 0 && day.getYear() < 9999;
  }

  /** The start of a period, or its end where it has no start. */
  static @Nullable When startOf(com.fasterxml.jackson.databind.JsonNode period) {
    When start = of(Json.text(Json.one(period), "start"));
    return start == null ? of(Json.text(Json.one(period), "end")) : start;
  }

  /** The earlier of two by day; null when there is neither. */
  static @Nullable When earlier(@Nullable When one, @Nullable When other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.day.isBefore(one.day) ? other : one;
  }

  static @Nullable When ofDay(@Nullable LocalDate day) {
    return day == null ? null : new When(day, null, null);
  }

  /** The day alone. */
  When date() {
    return new When(day, null, null);
  }

  /** The moment in UTC; null when only a day, or a clock without a zone, is known. */
  @Nullable Instant instant() {
    return moment == null ? null : moment.toInstant();
  }

  boolean isDate() {
    return moment == null && local == null;
  }

  /** The first moment at which it can have been. */
  Instant earliest(ZoneId zone) {
    Instant known = instant();
    if (known != null) {
      return known;
    }
    return local == null ? day.atStartOfDay(zone).toInstant() : local.atZone(zone).toInstant();
  }

  /** As {@code occurred_at} writes it. */
  String written(ZoneId zone) {
    if (isDate()) {
      return day + "T00:00:00Z";
    }
    OffsetDateTime known =
        moment == null
            ? java.util.Objects.requireNonNull(local).atZone(zone).toOffsetDateTime()
            : moment;
    int seconds = known.getOffset().getTotalSeconds();
    OffsetDateTime even = seconds % 60 == 0 ? known : known.withOffsetSameInstant(ZoneOffset.UTC);
    return even.truncatedTo(ChronoUnit.MICROS)
        .format(WRITTEN)
        .replace(".000000", "")
        .replace("+00:00", "Z");
  }
}
