package org.waymark.reports.release;

/** A release that cannot be made, read or served: what is wrong and what to do, for a person. */
public final class ReleaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says all. */
  ReleaseException(String message) {
    super(message);
  }

  /** With a message, and what lies behind it. */
  ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
