package org.waymark.ingest.source;

import java.io.IOException;

/** A source that is no text, so has no lines. The message holds nothing of it, not its name. */
public final class NotTextException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int source;
  private final String finding;

  NotTextException(int source, String kind, String advice) {
    this(source, " is " + kind + ", not JSON lines: " + advice);
  }

  private NotTextException(int source, String finding) {
    super("source " + source + finding);
    this.source = source;
    this.finding = finding;
  }

  /** Which of the import's sources, from 1. */
  public int source() {
    return source;
  }

  /** The message, for the screen alone, with a label in place of the source's number. */
  public String of(String label) {
    return label + finding;
  }
}
