package org.waymark.ingest.mapping;

import java.util.Map;
import org.waymark.ingest.table.Cell;
import org.waymark.ingest.table.Row;

/**
 * A row with the names of its columns, and what the file says once for all rows.
 *
 * @param header of the table
 * @param row the row
 * @param settings of the file, by their evened labels
 */
record RowView(Header header, Row row, Map<String, Cell> settings) {

  /** The cell of a column; blank when the table has none of that name. */
  Cell cell(String column) {
    Integer position = header.position(column);
    return position == null ? Cell.BLANK : row.cell(position);
  }

  /** A setting of the file; blank when it has none of that label. */
  Cell setting(String label) {
    return settings.getOrDefault(Header.even(label), Cell.BLANK);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return row.toString();
  }
}
