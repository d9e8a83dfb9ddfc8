package org.waymark.ingest.table;

/** A file that cannot be read as a table. The message holds nothing of it, not its name. */
public final class TableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TableException(String message) {
    super(message);
  }
}
