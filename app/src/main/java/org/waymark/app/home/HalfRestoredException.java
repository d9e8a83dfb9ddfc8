package org.waymark.app.home;

/** A restore into a home was begun and has not come to its end. */
public final class HalfRestoredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which, and what to do. */
  HalfRestoredException(Home home) {
    super(
        "a restore into "
            + home
            + " has not come to its end, so it is not whole: run  waymark restore  again, or remove"
            + " the directory");
  }
}
