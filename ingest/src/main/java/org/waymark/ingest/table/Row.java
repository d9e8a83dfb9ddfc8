package org.waymark.ingest.table;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line where it begins in the file, from 1; in Excel the number of the row
 * @param cells from the first column; those that are missing at the end are blank
 */
public record Row(long line, List<Cell> cells) {

  /** Copies the cells. */
  public Row {
    cells = List.copyOf(cells);
  }

  /** The cell of a column, from 0. */
  public Cell cell(int column) {
    return column < cells.size() ? cells.get(column) : Cell.BLANK;
  }

  /** Whether no cell says anything. */
  public boolean isBlank() {
    return cells.stream().allMatch(Cell::isBlank);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "row " + line;
  }
}
