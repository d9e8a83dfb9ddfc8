package org.waymark.app.upload;

/** Why a file is not taken. */
public final class UploadException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  UploadException(Problem problem) {
    super("a file was not taken: " + problem);
    this.problem = problem;
  }

  /** What is wrong. */
  public enum Problem {
    /** There is nothing in it. */
    EMPTY,
    /** It is longer than {@link Uploads#MOST_BYTES}. */
    TOO_LARGE,
    /** {@link Uploads#MOST_FILES} are kept already. */
    FULL
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
