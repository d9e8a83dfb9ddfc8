package org.waymark.reports.publication;

/** A publication that cannot be made or read: what is wrong and what to do, for a person. */
public final class PublicationException extends RuntimeException {

  /** With a message that says all. */
  PublicationException(String message) {
    super(message);
  }

  /** With a message, and what lies behind it. */
  PublicationException(String message, Throwable cause) {
    super(message, cause);
  }
}
