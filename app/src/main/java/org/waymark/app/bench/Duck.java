package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.waymark.reports.lake.Literals;

/** A plain DuckDB that does nothing but read: a peer of whatever reads more carefully. */
final class Duck {

  private Duck() {}

  /** Every cell of a CSV file, as text. */
  static Spent csv(Path file) throws IOException {
    return run(
        "CREATE TABLE cells AS SELECT * FROM read_csv(%s, all_varchar = true)"
            .formatted(Literals.text(file.toString())));
  }

  /** Every field of a file of JSON lines, with types that it finds by itself. */
  static Spent json(Path file) throws IOException {
    return run(
        "CREATE TABLE fields AS SELECT * FROM read_ndjson_auto(%s)"
            .formatted(Literals.text(file.toString())));
  }

  /** Every column of Parquet files, once. */
  static Spent parquet(List<String> files) throws IOException {
    return run("SELECT count(COLUMNS(*)) FROM read_parquet(%s)".formatted(Literals.list(files)));
  }

  /** Its version. */
  static String version() throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not say which it is", e);
    }
  }

  private static Spent run(String sql) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      Spent.Watch watch = Spent.watch();
      statement.execute(sql);
      return watch.spent();
    } catch (SQLException e) {
      throw new IOException("DuckDB does not read what it is compared with", e);
    }
  }
}
