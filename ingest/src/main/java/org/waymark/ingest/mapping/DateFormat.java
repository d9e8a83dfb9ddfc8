package org.waymark.ingest.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A format of dates, with or without a time of day, in the letters of Java's own formatter. */
final class DateFormat {

  /** The serial days of Excel, in a text. */
  static final String EXCEL = "excel";

  private static final Pattern SERIAL = Pattern.compile("\\d{5}(\\.\\d+)?");
  private static final Pattern YEARS = Pattern.compile("y+");

  private final String pattern;
  private final Optional<DateTimeFormatter> formatter;

  private DateFormat(String pattern, Optional<DateTimeFormatter> formatter) {
    this.pattern = pattern;
    this.formatter = formatter;
  }

  /**
   * The format of a pattern such as {@code d.M.yyyy HH:mm}, or {@code excel}.
   *
   * @throws IllegalArgumentException when it is none, or lacks day, month or year
   */
  static DateFormat of(String pattern) {
    if (pattern.equals(EXCEL)) {
      return new DateFormat(pattern, Optional.empty());
    }
    // Only the proleptic year can be read strictly: 30 February is no date.
    String strict = YEARS.matcher(pattern).replaceAll(years -> "u".repeat(years.group().length()));
    DateTimeFormatter formatter =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(strict)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    try {
      LocalDate unused =
          LocalDate.parse(formatter.format(LocalDateTime.of(2025, 12, 31, 10, 30)), formatter);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it does not give a day, a month and a year", e);
    }
    return new DateFormat(pattern, Optional.of(formatter));
  }

  /** The date, or date and time, of a text; empty when it is written otherwise. */
  Optional<TemporalAccessor> read(String text) {
    if (formatter.isEmpty()) {
      return SERIAL.matcher(text).matches() ? Optional.of(Serial.in1900(text)) : Optional.empty();
    }
    try {
      return Optional.of(formatter.get().parseBest(text, LocalDateTime::from, LocalDate::from));
    } catch (DateTimeException e) {
      return Optional.empty(); // the text is of another format, which is an answer
    }
  }

  @Override
  public String toString() {
    return pattern;
  }
}
