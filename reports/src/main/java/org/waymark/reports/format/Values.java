package org.waymark.reports.format;

import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB's driver gives, as plain values: null, numbers, booleans, lists of such, and texts
 * for all else. Days are ISO; a moment is ISO in UTC with a Z; a list is a list.
 */
final class Values {

  private Values() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof OffsetDateTime moment) {
      return DateTimeFormatter.ISO_INSTANT.format(moment);
    }
    if (value instanceof Timestamp local) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.toLocalDateTime());
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof Struct || !(value instanceof Blob blob)) {
      return value.toString();
    }
    return HexFormat.of().formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
  }

  /** A value as a table or a CSV file writes it; a list as {@code [a, b]}. */
  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static List<@Nullable Object> list(@Nullable Object[] elements) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>();
    for (@Nullable Object element : Arrays.asList(elements)) {
      list.add(of(element));
    }
    return list;
  }
}
