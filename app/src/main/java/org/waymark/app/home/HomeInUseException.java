package org.waymark.app.home;

/** Another living process has the home. */
public final class HomeInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which, and what to do. */
  public HomeInUseException(Home home) {
    super(
        "another Waymark is running on "
            + home
            + ": stop it first, or name another directory with --home");
  }
}
