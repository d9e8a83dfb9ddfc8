package org.waymark.reports.pages.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.pages.PeriodWords;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.ValueWords;

/**
 * Rows as the command line prints them, in words for people; the value itself stays with each.
 *
 * @param caption what it holds
 */
public record Table(String caption, List<Head> heads, List<List<Cell>> rows) {

  private static final Set<String> COUNTS =
      Set.of("numerator", "denominator", "unknown", "people", "periods", "shown", "publication");

  /** Takes copies of the lists. */
  public Table {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /**
   * A column.
   *
   * @param column as the command line spells it
   * @param kind a class of the style sheet; nothing for text
   */
  public record Head(String column, String words, Optional<String> kind) {}

  /**
   * A value.
   *
   * @param value as the command line spells it; empty for NULL
   */
  public record Cell(String value, String words) {}

  /**
   * The table of rows.
   *
   * @param columns those that it has, in their order
   */
  static Table of(
      String caption, List<Column> columns, List<Map<String, @Nullable Object>> rows, Texts texts) {
    return new Table(
        caption,
        columns.stream().map(column -> head(column, texts)).toList(),
        rows.stream()
            .map(row -> columns.stream().map(column -> cell(row, column.name(), texts)).toList())
            .toList());
  }

  /** Columns but for those that are said once, above the table. */
  static List<Column> without(List<Column> columns, Set<String> saidOnce) {
    return columns.stream().filter(column -> !saidOnce.contains(column.name())).toList();
  }

  /** A value as people read it; nothing where there is none. */
  static String words(Map<String, @Nullable Object> row, String column, Texts texts) {
    Object value = row.get(column);
    if (value == null) {
      return "";
    }
    if (value instanceof Number number) {
      return number(new BigDecimal(number.toString()), row, column, texts);
    }
    String text = value.toString();
    if (column.equals("period")) {
      return PeriodWords.label(text, texts);
    }
    if (column.endsWith("status")) {
      return texts.spelt("cell", text);
    }
    if (column.endsWith("flags")) {
      return Stream.of(text.split(";"))
          .map(flag -> texts.spelt("flag", flag))
          .collect(Collectors.joining(", "));
    }
    return column.equals("why") ? PeriodWords.named(text, texts) : plain(column, text);
  }

  private static String plain(String column, String text) {
    return column.equals("part") ? text.replace('_', ' ') : text;
  }

  private static String number(
      BigDecimal number, Map<String, @Nullable Object> row, String column, Texts texts) {
    if (COUNTS.contains(column) || column.endsWith("_people")) {
      return texts.count(number.longValueExact());
    }
    String unit = Objects.toString(row.get("unit"), "share");
    return ValueWords.exact(number.doubleValue(), unit, texts);
  }

  private static Head head(Column column, Texts texts) {
    return new Head(
        column.name(),
        texts.spelt("column", column.name()),
        column.kind() == Column.Kind.NUMBER ? Optional.of("number") : Optional.empty());
  }

  private static Cell cell(Map<String, @Nullable Object> row, String column, Texts texts) {
    return new Cell(Objects.toString(row.get(column), ""), words(row, column, texts));
  }
}
