package org.waymark.reports.sandbox;

/** A query that is not answered: what stopped it, and why, in one line for a person. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Barrier barrier;

  /** With what stopped it. */
  public Refused(Barrier barrier, String words) {
    super(words);
    this.barrier = barrier;
  }

  /** What stopped it. */
  public Barrier barrier() {
    return barrier;
  }

  /** The words. */
  public String words() {
    return String.valueOf(getMessage());
  }

  /** What can stop a query, from the outside in. */
  public enum Barrier {
    /** It is too long. */
    LENGTH,
    /** It is no single SELECT over the tables of the release, with functions of the list. */
    STATEMENT,
    /** DuckDB, which is shut, cannot or must not do it. */
    ENGINE,
    /** It took too long. */
    TIME,
    /** It took too much memory. */
    MEMORY,
    /** The process ended, or was ended from outside. */
    PROCESS
  }
}
