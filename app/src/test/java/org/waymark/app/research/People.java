package org.waymark.app.research;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A file of made-up people, as a release has one. */
public final class People {

  private People() {}

  /** Writes 1,000 of them: an id, an age band and a number of months. */
  public static Path write(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT range::INTEGER AS id, ['18-29', '30-49', '50+'][1 + range % 3] AS age_band,"
              + " (range % 12)::INTEGER AS months FROM range(1000)) TO '"
              + file
              + "' (FORMAT parquet)");
    }
    return file;
  }
}
