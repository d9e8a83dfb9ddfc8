package org.waymark.reports.format;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one result, row by row: {@link #begin}, {@link #row} for each, {@link #end}. Values are
 * those of {@link Values}; null is NULL.
 *
 * <p>Every method throws {@link OutputClosedException} when nobody reads on.
 */
public interface ResultWriter {

  /** Starts with the names of the columns. */
  void begin(List<Column> columns);

  /** One row, a value for each column. */
  void row(List<@Nullable Object> values);

  /** Ends it and hands all of it on. */
  void end();

  /** Writes a result of SQL to its end, holding no more than a few rows of it at a time. */
  default void writeAll(ResultSet rows) throws SQLException {
    SqlRows read = SqlRows.of(rows);
    begin(read.columns());
    while (rows.next()) {
      row(read.current());
    }
    end();
  }
}
