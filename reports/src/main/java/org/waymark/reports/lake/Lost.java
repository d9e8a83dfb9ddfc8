package org.waymark.reports.lake;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Finds errors that DuckDB's driver lost. When a streamed result fails before its first row, the
 * driver says only {@code Invalid result set}; the same statement, not streamed, says why.
 */
final class Lost {

  private static final String NOTHING_SAID = "Invalid result set";

  private Lost() {}

  /**
   * The error that a statement really met.
   *
   * @param sql a statement that only reads
   */
  static SQLException found(Connection connection, String sql, SQLException met) {
    if (!QueryException.message(met).contains(NOTHING_SAID)) {
      return met;
    }
    try {
      // A table is never streamed. The line break ends a comment at the end of the statement.
      Session.run(connection, "CREATE OR REPLACE TEMP TABLE lost AS " + sql + "\n");
      Session.run(connection, "DROP TABLE lost");
      return met;
    } catch (SQLException said) {
      said.addSuppressed(met);
      return said;
    }
  }
}
