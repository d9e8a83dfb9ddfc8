package org.waymark.ingest.sending;

/** A body is not what its media type says. Holds nothing of what stood in it. */
public final class NotJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  NotJsonException(String message) {
    super(message);
  }
}
