package org.waymark.ingest.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.ingest.table.Cell;

/**
 * What a cell of a date says: a {@link LocalDate}, a {@link LocalDateTime}, or an {@link
 * OffsetDateTime}.
 */
final class Dates {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]");

  private Dates() {}

  /** The date; empty when it is none, or when two formats read two days from it. */
  static Optional<TemporalAccessor> read(Cell cell, Style style) {
    if (cell.dayZero() != null) {
      BigDecimal serial = Style.plain(cell.text());
      return serial != null && Serial.holds(serial)
          ? Optional.of(Serial.read(serial, cell.dayZero()))
          : Optional.empty();
    }
    Optional<TemporalAccessor> iso = iso(cell.text());
    return iso.isPresent() ? iso : read(cell.text(), style.dates());
  }

  private static Optional<TemporalAccessor> read(String text, List<DateFormat> formats) {
    Set<TemporalAccessor> read =
        formats.stream().flatMap(format -> format.read(text).stream()).collect(Collectors.toSet());
    return read.size() == 1 ? Optional.of(read.iterator().next()) : Optional.empty();
  }

  private static Optional<TemporalAccessor> iso(String text) {
    try {
      boolean alone = text.length() <= "2025-12-31".length();
      boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
      if (alone) {
        return Optional.of(LocalDate.parse(text));
      }
      return Optional.of(
          zoned ? OffsetDateTime.parse(text.replace(' ', 'T')) : LocalDateTime.parse(text, ISO));
    } catch (DateTimeException e) {
      return Optional.empty(); // the text is of another format, which is an answer
    }
  }
}
