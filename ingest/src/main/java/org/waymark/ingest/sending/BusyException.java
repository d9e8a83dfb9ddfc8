package org.waymark.ingest.sending;

import java.time.Duration;

/** Events cannot be taken now, and can be later. The message says what is known of them. */
public final class BusyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  private BusyException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** More is under way than fits. */
  static BusyException full() {
    return new BusyException(
        "More is under way than fits. Nothing of this request was taken: send it again.",
        Duration.ofSeconds(1));
  }

  /** The log has not answered for a while, or cannot be reached. */
  static BusyException silent() {
    return new BusyException(
        "The log does not answer. Nothing of this request was taken: send it again later.",
        Duration.ofSeconds(5));
  }

  /** It was sent, and the log did not confirm it in time. */
  static BusyException unconfirmed() {
    return new BusyException(
        "The log did not confirm this request in time. Whether it has the events is not known:"
            + " send the same again, repeats are safe.",
        Duration.ofSeconds(5));
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
