package org.waymark.ingest.mapping;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes dates and numbers.
 *
 * @param dates its formats besides ISO 8601
 * @param decimal what parts the whole from the fraction
 * @param zone of its clock times; empty means that of the row's program
 */
record Style(List<DateFormat> dates, Decimal decimal, Optional<ZoneId> zone) {

  /** ISO dates, numbers that can be told. */
  static final Style PLAIN = new Style(List.of(), Decimal.TOLD, Optional.empty());

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE]-?\\d+)?");

  /** What parts the whole of a number from its fraction. */
  enum Decimal {
    /** 1,234.5 */
    POINT("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?"),
    /** 1.234,5 */
    COMMA("[+-]?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?"),
    /** Whatever the number itself tells; 1,234 and 1.234 tell nothing and are refused. */
    TOLD("");

    private static final Pattern UNCLEAR = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    private final Pattern pattern;

    Decimal(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    private @Nullable BigDecimal read(String text) {
      if (this == TOLD) {
        return told(text);
      }
      if (this == POINT && PLAIN_NUMBER.matcher(text).matches()) {
        return new BigDecimal(text);
      }
      if (!pattern.matcher(text).matches()) {
        return null;
      }
      return new BigDecimal(
          this == POINT ? text.replace(",", "") : text.replace(".", "").replace(',', '.'));
    }

    private static @Nullable BigDecimal told(String text) {
      if (UNCLEAR.matcher(text).matches()) {
        return null;
      }
      BigDecimal number = POINT.read(text);
      return number == null ? COMMA.read(text) : number;
    }
  }

  /** A number; null when the text is none, or may be two. */
  @Nullable BigDecimal number(String text) {
    String even = text.replace("\u00A0", "").replace("\u2212", "-");
    return decimal.read(even);
  }

  /** A number that Excel holds as one, written plainly. */
  static @Nullable BigDecimal plain(String text) {
    return PLAIN_NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }
}
