package org.waymark.ingest.log;

/** The log could not be written or read; what was sent since the last flush may be missing. */
public final class EventLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventLogException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }

  EventLogException(String message) {
    super(message);
  }
}
