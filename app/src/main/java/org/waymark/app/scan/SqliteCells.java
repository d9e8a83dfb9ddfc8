package org.waymark.app.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a SQLite file: a long one is parted over pages, so that its bytes do not stand
 * beside each other.
 */
final class SqliteCells implements Packing {

  @Override
  public boolean isOf(Path file, byte[] head) {
    return Packing.begins(head, "SQLite format 3");
  }

  @Override
  public void unpack(Path file, OutputStream out) throws IOException {
    // Not changed by being looked at: neither a lock nor a journal is made.
    String url = "jdbc:sqlite:" + file.toUri() + "?mode=ro&immutable=1";
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        String quoted = '"' + table.replace("\"", "\"\"") + '"';
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted)) {
          write(rows, out);
        }
      }
    } catch (SQLException e) {
      throw new IOException("a SQLite file cannot be read", e);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet names =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  private static void write(ResultSet rows, OutputStream out) throws SQLException, IOException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        Object cell = rows.getObject(i);
        if (cell instanceof byte[] bytes) {
          out.write(bytes);
        } else if (cell != null) {
          out.write(cell.toString().getBytes(StandardCharsets.UTF_8));
        }
        out.write('\n');
      }
    }
  }
}
