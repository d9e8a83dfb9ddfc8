package org.waymark.ingest.sending;

/** A body holds more events than one request may. */
public final class TooManyException extends Exception {

  private static final long serialVersionUID = 1L;

  TooManyException() {
    super("A request holds %,d events at most".formatted(BodyEvents.MOST));
  }
}
