package org.waymark.reports.format;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns and rows of a result of SQL.
 *
 * @param rows that stand at the row to read
 */
record SqlRows(ResultSet rows, List<Column> columns) {

  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.FLOAT,
          Types.REAL,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC);

  private static final Set<String> NUMBERS_OF_DUCKDB =
      Set.of("HUGEINT", "UHUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT");

  static SqlRows of(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      boolean number =
          NUMBERS.contains(meta.getColumnType(i))
              || NUMBERS_OF_DUCKDB.contains(meta.getColumnTypeName(i));
      String name = meta.getColumnLabel(i);
      columns.add(number ? Column.number(name) : Column.text(name));
    }
    return new SqlRows(rows, List.copyOf(columns));
  }

  List<@Nullable Object> current() throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i <= columns.size(); i++) {
      values.add(Values.of(rows.getObject(i)));
    }
    return values;
  }
}
