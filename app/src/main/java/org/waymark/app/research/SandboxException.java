package org.waymark.app.research;

/** Researchers' SQL cannot run here: what is missing and what to do, for a person. */
public final class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
