package org.waymark.reports.release;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Literals;

/**
 * The files of a release as Parquet and CSV. They are written anew from rows in memory, in the
 * order of the rows, by one thread, in row groups of a fixed size, without Bloom filters.
 */
final class SheetFiles {

  private static final String PARQUET =
      "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, WRITE_BLOOM_FILTER false)";
  private static final String CSV = "(FORMAT csv, HEADER true, NULLSTR '')";

  private SheetFiles() {}

  /** What a Parquet file tells beside its rows. */
  record Footer(long keysAndValues, long bloomFilters, long rows) {}

  static void write(Path directory, List<Sheet> sheets) throws IOException {
    write(directory, sheets, PARQUET);
  }

  /** The same with other options of the Parquet files. */
  static void write(Path directory, List<Sheet> sheets, String parquet) throws IOException {
    try (Connection connection = open()) {
      for (Sheet sheet : sheets) {
        load(connection, sheet);
        copy(connection, sheet, directory.resolve(sheet.name() + ".parquet"), parquet);
        copy(connection, sheet, directory.resolve(sheet.name() + ".csv"), CSV);
      }
    } catch (SQLException e) {
      throw new IOException("the files of a release cannot be written", e);
    }
  }

  private static void load(Connection connection, Sheet sheet) throws SQLException {
    run(
        connection,
        sheet.fields().stream()
            .map(field -> field.name() + " " + field.type())
            .collect(joining(", ", "CREATE OR REPLACE TABLE sheet (place INTEGER, ", ")")));
    int place = 0;
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("sheet")) {
      for (List<@Nullable String> row : sheet.rows()) {
        appender.beginRow();
        appender.append(place++);
        for (int i = 0; i < row.size(); i++) {
          append(appender, sheet.fields().get(i), row.get(i));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, Field field, @Nullable String value)
      throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (field.type().equals("INTEGER")) {
      appender.append(Integer.parseInt(value));
    } else {
      appender.append(value);
    }
  }

  private static void copy(Connection connection, Sheet sheet, Path file, String as)
      throws SQLException {
    String columns = sheet.fields().stream().map(Field::name).collect(joining(", "));
    run(
        connection,
        "COPY (SELECT %s FROM sheet ORDER BY place) TO %s %s"
            .formatted(columns, Literals.text(file.toString()), as));
  }

  /** The rows of a Parquet file in its order. */
  static List<List<@Nullable String>> readParquet(Path file, List<Field> fields)
      throws IOException {
    return read("read_parquet(%s) ORDER BY file_row_number", file, fields);
  }

  /** The rows of a CSV file in its order, which one thread keeps. */
  static List<List<@Nullable String>> readCsv(Path file, List<Field> fields) throws IOException {
    return read(
        "read_csv(%s, header = true, all_varchar = true, nullstr = '', parallel = false)",
        file, fields);
  }

  private static List<List<@Nullable String>> read(String from, Path file, List<Field> fields)
      throws IOException {
    String columns =
        fields.stream()
            .map(field -> "CAST(%s AS VARCHAR)".formatted(field.name()))
            .collect(joining(", "));
    String sql =
        "SELECT %s FROM %s".formatted(columns, from.formatted(Literals.text(file.toString())));
    List<List<@Nullable String>> rows = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        List<@Nullable String> row = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
          row.add(found.getString(i));
        }
        rows.add(row);
      }
    } catch (SQLException e) {
      throw new IOException("cannot read " + file.getFileName(), e);
    }
    return rows;
  }

  /** What a Parquet file tells beside its rows. */
  static Footer footer(Path file) throws IOException {
    String name = Literals.text(file.toString());
    String sql =
        "SELECT (SELECT count(*) FROM parquet_kv_metadata(%1$s)), (SELECT count(bloom_filter_offset) FROM parquet_metadata(%1$s)), (SELECT sum(num_rows) FROM parquet_file_metadata(%1$s))"
            .formatted(name);
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return new Footer(found.getLong(1), found.getLong(2), found.getLong(3));
    } catch (SQLException e) {
      throw new IOException("cannot read the footer of " + file.getFileName(), e);
    }
  }

  private static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try {
      run(connection, "SET threads = 1");
      run(connection, "SET temp_directory = ''");
      run(connection, "SET autoinstall_known_extensions = false");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
