package org.waymark.app.backup;

/** A backup that cannot be made or restored: what, where and what to do, in words. */
public final class BackupException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupException(String message) {
    super(message);
  }

  BackupException(String message, Throwable cause) {
    super(message, cause);
  }
}
