package org.waymark.app.bench;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.Program;
import org.waymark.schemas.lake.Lake;

/**
 * The SQL of the report on a plain DuckDB, over one sorted Parquet file that holds only the rows
 * that count: no catalog, no revisions, no statistics.
 */
final class IdealReport {

  private static final String SQL = "/org/waymark/reports/sql/%s.sql";
  private static final String ROWS =
      "SELECT * FROM participant_months ORDER BY program_id, month, participant_key";
  private static final List<String> VIEWS = List.of("indicators", "person_indicator_months");

  private final List<String> preparation;
  private final List<String> steps;
  private final String report;

  private IdealReport(List<String> preparation, List<String> steps, String report) {
    this.preparation = preparation;
    this.steps = steps;
    this.report = report;
  }

  /** Writes the file of a lake to a directory. */
  static IdealReport of(Lake lake, Path directory) throws IOException {
    Path file = directory.resolve("ideal.parquet");
    Files.deleteIfExists(file);
    try (Cut cut = Cut.openToWrite(lake, file)) {
      cut.copyToParquet(ROWS, file);
      return over(List.of(file), cut);
    }
  }

  /** Over files that are there: of all rows that a cut counts and no others. */
  static IdealReport over(List<Path> files, Cut cut) throws IOException {
    List<String> steps = new ArrayList<>();
    for (String step : IndicatorReport.steps(Grain.MONTH)) {
      steps.add(sql(step));
    }
    return new IdealReport(preparation(cut, files), steps, sql("indicators"));
  }

  private static String sql(String name) throws IOException {
    try (InputStream sql = IdealReport.class.getResourceAsStream(SQL.formatted(name))) {
      if (sql == null) {
        throw new IOException("the report's SQL is not where it was");
      }
      return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Opens a DuckDB over the file. */
  Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    try {
      for (String statement : preparation) {
        execute(connection, statement);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs the report and reads its rows; gives how many. */
  int run(Connection connection) throws SQLException {
    for (String step : steps) {
      execute(connection, step);
    }
    int rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(report)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  /** The views in front of the stored tables are those of the cut, by their own words. */
  private static List<String> preparation(Cut cut, List<Path> files) {
    FirstColumn views = new FirstColumn();
    VIEWS.forEach(
        view ->
            cut.query(
                "SELECT sql FROM duckdb_views() WHERE view_name = " + Literals.text(view), views));
    FirstColumn threads = new FirstColumn();
    cut.query("SELECT current_setting('threads')", threads);
    String programs =
        cut.programs().stream()
            .map(Program::id)
            .map(id -> "(" + Literals.text(id) + ")")
            .collect(joining(", "));
    return List.of(
        "SET threads = " + threads.values().get(0),
        "CREATE VIEW participant_months AS SELECT * FROM read_parquet("
            + Literals.list(files.stream().map(Path::toString).toList())
            + ")",
        "CREATE TABLE programs AS SELECT * FROM (VALUES " + programs + ") AS p (program_id)",
        views.values().get(0),
        views.values().get(1),
        "SET VARIABLE program = NULL",
        "SET VARIABLE from_month = NULL",
        "SET VARIABLE to_month = NULL",
        "SET VARIABLE grain = 'month'");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
