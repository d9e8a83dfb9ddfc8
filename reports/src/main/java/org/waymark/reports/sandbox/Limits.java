package org.waymark.reports.sandbox;

/**
 * How much one query may take.
 *
 * @param textBytes of the query, in UTF-8: the parser and the planner cannot be interrupted, and
 *     what they take grows with it
 * @param rows of an answer; more are cut off, and the answer says so
 * @param answerBytes of an answer, as it is handed over; more are cut off likewise
 * @param timeMs from the question to the end of the answer
 * @param memoryMib of DuckDB, the release included
 */
public record Limits(int textBytes, int rows, long answerBytes, int timeMs, int memoryMib) {

  /** Those that hold unless a test takes others. */
  public static final Limits STANDARD = new Limits(10_000, 100_000, 16L << 20, 20_000, 512);

  /** Fails on what leaves nothing. */
  public Limits {
    if (textBytes < 1 || rows < 1 || answerBytes < 1 || timeMs < 1 || memoryMib < 1) {
      throw new IllegalArgumentException("a limit is 1 or more");
    }
  }
}
