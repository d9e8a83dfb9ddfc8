package org.waymark.schemas.lake;

import java.nio.file.Path;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** A lake whose catalog or metadata cannot be read. */
public final class DamagedLakeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says where, what, and what to do. */
  DamagedLakeException(Path directory, RuntimeException cause) {
    super(
        "the lake in %s is damaged (%s): move that directory away and import anything again; the tables are made anew from the log"
            .formatted(directory, firstLine(cause)),
        cause);
  }

  static boolean isNoDatabase(UncheckedSQLException e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      String message = each.getMessage();
      if (message != null && message.matches("(?s).*(SQLITE_NOTADB|SQLITE_CORRUPT).*")) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable e) {
    Throwable last = e;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null
        ? last.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
