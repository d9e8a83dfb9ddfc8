package org.waymark.reports.lake;

import java.sql.SQLException;
import java.util.Objects;

/** A query that cannot run: what is wrong, where, and what to do, in one line for a person. */
public final class QueryException extends RuntimeException {

  /** With a message that says all. */
  QueryException(String message) {
    super(message);
  }

  /** With a message that says all, and what lies behind it. */
  QueryException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What DuckDB says of it, without what surrounds that. */
  static QueryException of(SQLException error) {
    return new QueryException(firstLine(message(error)), error);
  }

  /** What an error says, empty when it says nothing. */
  static String message(SQLException error) {
    return Objects.requireNonNullElse(error.getMessage(), "");
  }

  /** The first line of DuckDB's message; the others repeat the statement. */
  static String firstLine(String message) {
    return message.lines().findFirst().orElse("DuckDB gives no reason").strip();
  }
}
