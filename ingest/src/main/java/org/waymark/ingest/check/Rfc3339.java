package org.waymark.ingest.check;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A timestamp of RFC 3339, read to the letter: seconds are required, at most 6 digits of a
 * fraction, {@code Z} or an offset in hours and minutes, real dates, no leap second. The classes of
 * {@code java.time} are more lenient in some of these and stricter in none.
 *
 * @param micros since 1970, UTC
 * @param writtenDay the date as written, in days since 1970
 * @param offsetSeconds east of UTC
 */
record Rfc3339(long micros, int writtenDay, int offsetSeconds) {

  private static final int DATE_LENGTH = 10;
  private static final int TIME_END = 19;
  private static final int MOST_FRACTION_DIGITS = 6;
  private static final int OFFSET_LENGTH = 6;
  private static final int NONE = -1;

  /** A date as ISO 8601 in days since 1970, or null when it is none. */
  static @Nullable Integer day(String text) {
    return text.length() == DATE_LENGTH ? dayAtStart(text) : null;
  }

  /** The timestamp, or null when the text is none. */
  static @Nullable Rfc3339 parse(String text) {
    if (text.length() <= TIME_END || !isLetter(text.charAt(DATE_LENGTH), 'T')) {
      return null;
    }
    Integer day = dayAtStart(text);
    int second = secondOfDay(text);
    int fractionEnd = fractionEnd(text);
    if (day == null || second == NONE || fractionEnd == NONE) {
      return null;
    }
    Integer offset = offset(text, fractionEnd);
    if (offset == null) {
      return null;
    }
    long seconds = day * 86_400L + second - offset;
    return new Rfc3339(seconds * 1_000_000 + fraction(text, fractionEnd), day, offset);
  }

  /** Whether a timestamp is written in UTC: {@code Z} or {@code +00:00}. */
  static boolean isUtc(String text) {
    return isLetter(text.charAt(text.length() - 1), 'Z') || text.endsWith("+00:00");
  }

  private static @Nullable Integer dayAtStart(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    boolean dashed = text.charAt(4) == '-' && text.charAt(7) == '-';
    if (!dashed || year == NONE || month < 1 || month > 12 || day < 1) {
      return null;
    }
    if (day > 28 && !YearMonth.of(year, month).isValidDay(day)) {
      return null;
    }
    return (int) LocalDate.of(year, month, day).toEpochDay();
  }

  private static int secondOfDay(String text) {
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    boolean parted = text.charAt(13) == ':' && text.charAt(16) == ':';
    boolean inRange = hour <= 23 && minute <= 59 && second <= 59;
    boolean present = hour != NONE && minute != NONE && second != NONE;
    return parted && inRange && present ? hour * 3600 + minute * 60 + second : NONE;
  }

  /** Where the fraction ends; where it would begin if there is none. */
  private static int fractionEnd(String text) {
    if (text.charAt(TIME_END) != '.') {
      return TIME_END;
    }
    int end = TIME_END + 1;
    while (end < text.length() && Patterns.isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - TIME_END - 1;
    return digits >= 1 && digits <= MOST_FRACTION_DIGITS ? end : NONE;
  }

  private static int fraction(String text, int end) {
    int micros = 0;
    for (int i = TIME_END + 1; i <= TIME_END + MOST_FRACTION_DIGITS; i++) {
      micros = micros * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return micros;
  }

  private static @Nullable Integer offset(String text, int start) {
    int length = text.length() - start;
    if (length == 1) {
      return isLetter(text.charAt(start), 'Z') ? 0 : null;
    }
    if (length != OFFSET_LENGTH || text.charAt(start + 3) != ':') {
      return null;
    }
    int hours = number(text, start + 1, start + 3);
    int minutes = number(text, start + 4, start + 6);
    if (hours == NONE || hours > 23 || minutes == NONE || minutes > 59) {
      return null;
    }
    int seconds = hours * 3600 + minutes * 60;
    return switch (text.charAt(start)) {
      case '+' -> seconds;
      case '-' -> -seconds;
      default -> null;
    };
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      if (!Patterns.isDigit(text.charAt(i))) {
        return NONE;
      }
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isLetter(char written, char upper) {
    return written == upper || written == upper + ('a' - 'A');
  }
}
