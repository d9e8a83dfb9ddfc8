package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Cell;

/**
 * Reads cells as values of JSON. What cannot be read stays the text that it is, which the checks of
 * the events then refuse, as they would from any other source.
 */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern LIST = Pattern.compile("[,;|/\\s]+");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Map<String, Boolean> TRUTHS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("yes", true),
          Map.entry("y", true),
          Map.entry("1", true),
          Map.entry("false", false),
          Map.entry("no", false),
          Map.entry("n", false),
          Map.entry("0", false));

  private Values() {}

  /** The value of a cell that is not blank. */
  static JsonNode read(Field field, Cell cell, Style style) {
    String text = cell.text();
    return switch (field.kind()) {
      case CODE -> JSON.textNode(code(field, text));
      case CODES -> codes(field, text);
      case WHOLE, REAL -> number(cell, style);
      case TRUTH -> truth(text);
      case DAY -> day(cell, style);
      case MOMENT, TEXT -> JSON.textNode(text);
    };
  }

  /** A code in whatever case, with spaces for underscores: {@code In person} is in_person. */
  static String code(Field field, String text) {
    String even = even(text);
    for (String code : field.codes()) {
      if (even(code).equals(even)) {
        return code;
      }
    }
    return text;
  }

  private static String even(String text) {
    String even = NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
    return even;
  }

  private static ArrayNode codes(Field field, String text) {
    ArrayNode codes = JSON.arrayNode();
    for (String part : LIST.split(text)) {
      codes.add(code(field, part));
    }
    return codes;
  }

  private static JsonNode number(Cell cell, Style style) {
    BigDecimal number =
        cell.dayZero() == null ? style.number(cell.text()) : Style.plain(cell.text());
    if (number == null) {
      return JSON.textNode(cell.text());
    }
    double value = number.doubleValue();
    return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private static JsonNode truth(String text) {
    @Nullable Boolean truth = TRUTHS.get(text.toLowerCase(Locale.ROOT));
    return truth == null ? JSON.textNode(text) : JSON.booleanNode(truth);
  }

  private static JsonNode day(Cell cell, Style style) {
    TemporalAccessor read = Dates.read(cell, style).orElse(null);
    if (read instanceof LocalDate date) {
      return JSON.textNode(date.toString());
    }
    return JSON.textNode(
        read instanceof LocalDateTime time ? time.toLocalDate().toString() : cell.text());
  }
}
