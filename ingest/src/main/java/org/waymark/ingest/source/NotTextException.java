package org.waymark.ingest.source;

import java.io.IOException;

/** A source that is no text, so has no lines. The message holds nothing of it, not its name. */
public final class NotTextException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int source;

  NotTextException(int source, String kind, String advice) {
    super("source " + source + " is " + kind + ", not JSON lines: " + advice);
    this.source = source;
  }

  /** Which of the import's sources, from 1. */
  public int source() {
    return source;
  }
}
