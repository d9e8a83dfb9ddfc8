package org.waymark.app.web;

/** Something else listens where the pages were to be served; the message says what to do. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PortTakenException(Listen listen, Throwable cause) {
    super(
        "the pages cannot be served at %s:%d, since something else listens there, or this machine has no such address: choose another port with --port (0 picks a free one)"
            .formatted(listen.address(), listen.port()),
        cause);
  }
}
