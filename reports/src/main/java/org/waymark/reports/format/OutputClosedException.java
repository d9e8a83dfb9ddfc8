package org.waymark.reports.format;

/**
 * Whoever read the output has gone, as {@code head} does: no error, but there is no point in going
 * on.
 */
public final class OutputClosedException extends RuntimeException {

  /** With what was noticed, if anything was said. */
  OutputClosedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Where the output itself tells no more than that it failed. */
  OutputClosedException() {
    super("the output was closed before all was written");
  }
}
