package org.waymark.schemas.lake;

import java.sql.SQLException;

/** The catalog of a lake cannot be used; the message says why, in words for whoever runs it. */
public final class CatalogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Classes of SQLSTATE: the connection was not made, or not authorised, or the server stops. */
  private static final String[] CONNECTION = {"08", "28", "3D", "57P"};

  CatalogException(String message) {
    super(message);
  }

  private CatalogException(String message, Throwable cause) {
    super(message, cause);
  }

  static CatalogException unreachable(CatalogAddress address, Throwable cause) {
    return new CatalogException(
        "the lake's catalog at %s cannot be used (%s): see that PostgreSQL runs there and takes this user"
            .formatted(address.url(), reason(cause)),
        cause);
  }

  /** Whether a failure is that of the connection to the catalog. */
  static boolean isOfConnection(Throwable failure) {
    String state = state(failure);
    for (String each : CONNECTION) {
      if (state.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  private static String state(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  private static String reason(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getMessage() != null) {
        return sql.getMessage().lines().findFirst().orElse("no answer");
      }
    }
    return "no answer";
  }
}
