package org.waymark.app.access;

/** A token cannot be made, found or kept: what is wrong and what to do, for a person. */
public final class TokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TokenException(String message) {
    super(message);
  }

  TokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
