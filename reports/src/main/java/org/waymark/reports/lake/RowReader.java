package org.waymark.reports.lake;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the row at which a result stands. */
@FunctionalInterface
public interface RowReader<T> {

  /** Reads the current row and does not move on. */
  T read(ResultSet row) throws SQLException;
}
