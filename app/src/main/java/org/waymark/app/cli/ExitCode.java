package org.waymark.app.cli;

/** The exit codes of the command line. */
final class ExitCode {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** Done, but some records were rejected. */
  static final int SOME_REJECTED = 3;

  /** Done, but numbers that were counted twice differ. */
  static final int CELLS_DIFFER = 3;

  /** Done, and topics are missing or are not as they should be. */
  static final int TOPICS_DIFFER = 3;

  /** As shells count a program that Ctrl-C ended. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
