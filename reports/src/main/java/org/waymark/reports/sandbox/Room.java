package org.waymark.reports.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.sandbox.Refused.Barrier;

/**
 * A DuckDB in memory that holds the tables of one release and is shut: no files, no settings, no
 * extensions, no spilling. Fails closed: a room that could not be shut, or in which a trial to get
 * out succeeds, is never handed out. For one thread.
 */
final class Room implements AutoCloseable {

  /** Deep nesting is what stacks of calls break on. */
  private static final int MOST_DEPTH = 250;

  private static final String NOTHING_SAID = "Invalid result set";

  private final Connection connection;
  private final int timeMs;

  private Room(Connection connection, Limits limits) {
    this.connection = connection;
    this.timeMs = limits.timeMs();
  }

  /**
   * Loads tables and shuts the room.
   *
   * @param files Parquet, by the name of the table
   * @throws SQLException when the release cannot be loaded
   * @throws IllegalStateException when the room cannot be shut
   */
  static Room open(Map<String, String> files, Limits limits) throws SQLException {
    Properties properties = new Properties();
    // Without it a result is held whole before its first row is seen.
    properties.setProperty("jdbc_stream_results", "true");
    Room room = new Room(DriverManager.getConnection("jdbc:duckdb:", properties), limits);
    try {
      room.load(files, limits);
      room.shut(limits);
      room.tryToGetOut(files);
      return room;
    } catch (SQLException | RuntimeException e) {
      room.close();
      throw e;
    }
  }

  private void load(Map<String, String> files, Limits limits) throws SQLException {
    for (String setting :
        List.of(
            "SET TimeZone = 'UTC'",
            "SET threads = 1",
            "SET memory_limit = '" + limits.memoryMib() + "MiB'",
            // Must come before external access is off: the other order fails.
            "SET temp_directory = ''",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET allow_community_extensions = false",
            "SET max_expression_depth = " + MOST_DEPTH)) {
      run(setting);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      run(
          "CREATE TABLE \"%s\" AS SELECT * FROM read_parquet(%s)"
              .formatted(file.getKey().replace("\"", "\"\""), Literals.text(file.getValue())));
    }
  }

  private void shut(Limits limits) throws SQLException {
    for (String setting :
        List.of(
            "SET max_execution_time = " + limits.timeMs(),
            "SET disabled_filesystems = 'LocalFileSystem'",
            "SET enable_external_access = false",
            "SET lock_configuration = true")) {
      run(setting);
    }
    require("enable_external_access", "false");
    require("lock_configuration", "true");
    require("temp_directory", "");
    require("autoload_known_extensions", "false");
    require("autoinstall_known_extensions", "false");
    require("max_execution_time", Integer.toString(limits.timeMs()));
    require("threads", "1");
  }

  private void require(String setting, String value) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT current_setting('" + setting + "')::VARCHAR")) {
      row.next();
      if (!value.equalsIgnoreCase(String.valueOf(row.getString(1)))) {
        throw new IllegalStateException(
            "DuckDB did not take the setting " + setting + ": nothing is run without it");
      }
    }
  }

  /** That a setting was taken does not say that it holds. */
  private void tryToGetOut(Map<String, String> files) {
    String file = files.values().stream().findFirst().map(Literals::text).orElse("'/'");
    for (String attempt :
        List.of(
            "SELECT count(*) FROM read_blob(" + file + ")",
            "SELECT count(*) FROM glob('/*')",
            "COPY (SELECT 1) TO '/tmp/attempt.csv'",
            "SET enable_external_access = true",
            "SET threads = 2",
            "RESET lock_configuration",
            "INSTALL httpfs")) {
      try {
        run(attempt);
      } catch (SQLException expected) {
        continue;
      }
      throw new IllegalStateException("DuckDB is not shut: nothing is run in it");
    }
  }

  /**
   * Runs one statement that was allowed, in a transaction that can only read.
   *
   * @throws Refused when DuckDB cannot or must not run it
   */
  void query(String sql, ResultWriter out) {
    long begun = System.nanoTime();
    try {
      run("BEGIN TRANSACTION READ ONLY");
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        out.writeAll(rows);
      } finally {
        run("ROLLBACK");
      }
    } catch (SQLException e) {
      long tookMs = (System.nanoTime() - begun) / 1_000_000;
      throw tookMs >= timeMs ? tooLong() : refused(found(sql, e));
    }
  }

  /**
   * The driver loses errors of streamed results before their first row; a table is not streamed.
   */
  private SQLException found(String sql, SQLException met) {
    if (!String.valueOf(met.getMessage()).contains(NOTHING_SAID)) {
      return met;
    }
    try {
      run("CREATE OR REPLACE TEMP TABLE lost AS " + sql + "\n");
      run("DROP TABLE lost");
      return met;
    } catch (SQLException said) {
      said.addSuppressed(met);
      return said;
    }
  }

  static Refused refused(SQLException e) {
    String words = firstLine(e);
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.contains("out of memory") || lower.contains("bad_alloc")) {
      return new Refused(
          Barrier.MEMORY, "the query needs more memory than there is here: ask for less at a time");
    }
    if (lower.contains("interrupt") || lower.contains("timeout")) {
      return tooLong();
    }
    return new Refused(Barrier.ENGINE, words);
  }

  private static Refused tooLong() {
    return new Refused(
        Barrier.TIME, "the query takes longer than a query may here: ask for less at a time");
  }

  /** What DuckDB says, without the lines that repeat the statement. */
  static String firstLine(Exception e) {
    String words = e.getMessage() == null ? "DuckDB gives no reason" : e.getMessage();
    return words.lines().findFirst().orElse(words).strip();
  }

  Connection connection() {
    return connection;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
