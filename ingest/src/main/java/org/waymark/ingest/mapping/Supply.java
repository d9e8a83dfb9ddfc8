package org.waymark.ingest.mapping;

import java.util.Map;
import java.util.Optional;
import org.waymark.ingest.table.Cell;

/** Where the value of a field comes from. */
sealed interface Supply {

  /** The cell of a row; blank when it says nothing. */
  Cell of(RowView row);

  /** The column that it reads, if any. */
  default Optional<String> column() {
    return Optional.empty();
  }

  /** The same for every row. */
  record Constant(Cell value) implements Supply {
    @Override
    public Cell of(RowView row) {
      return value;
    }
  }

  /** What the file says once, such as the program on the first sheet of the workbook. */
  record Setting(String label) implements Supply {
    @Override
    public Cell of(RowView row) {
      return row.setting(label);
    }
  }

  /**
   * A column.
   *
   * @param name of the column
   * @param values what stands in a cell, evened, to what is meant; empty when it is meant as it is
   * @param blank what a blank cell means; blank when nothing
   */
  record Column(String name, Map<String, Cell> values, Cell blank) implements Supply {
    @Override
    public Cell of(RowView row) {
      Cell cell = row.cell(name);
      if (cell.isBlank()) {
        return blank;
      }
      return values.getOrDefault(Header.even(cell.text()), cell);
    }

    @Override
    public Optional<String> column() {
      return Optional.of(name);
    }
  }
}
