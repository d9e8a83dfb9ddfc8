package org.waymark.ingest.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Row;

/** The names of a table's columns. Case and white space make no difference. */
final class Header {

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}_]+");
  private static final int LETTERS = 26;

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final int size;

  /**
   * The header of a table.
   *
   * @throws MappingException when a name comes twice
   */
  Header(Row row) {
    int last = 0;
    for (int i = 0; i < row.cells().size(); i++) {
      if (!row.cell(i).isBlank()) {
        Integer before = columns.putIfAbsent(even(row.cell(i).text()), i);
        if (before != null) {
          throw new MappingException(
              "columns " + letter(before) + " and " + letter(i) + " have the same name");
        }
        last = i + 1;
      }
    }
    size = last;
  }

  /** The position of a column, from 0; null when there is none of that name. */
  @Nullable Integer position(String name) {
    return columns.get(even(name));
  }

  /** Names as they are compared, with their positions, from the left. */
  Map<String, Integer> columns() {
    return columns;
  }

  /** How many columns there are up to the last that has a name. */
  int size() {
    return size;
  }

  /** A name as it is compared. */
  static String even(String name) {
    return SPACE.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  /** A column as a spreadsheet names it: A, B, ... AA. */
  static String letter(int position) {
    String letter = String.valueOf((char) ('A' + position % LETTERS));
    return position < LETTERS ? letter : letter(position / LETTERS - 1) + letter;
  }
}
