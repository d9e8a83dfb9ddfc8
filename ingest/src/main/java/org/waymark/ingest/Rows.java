package org.waymark.ingest;

/**
 * What came of the rows of tables.
 *
 * @param read rows
 * @param unchanged events that were sent before, and not again
 * @param corrected events that replace what was sent before
 * @param retracted events that were sent before and are taken back
 * @param gone what became of rows that are gone
 */
public record Rows(long read, long unchanged, long corrected, long retracted, Gone gone) {

  /** No rows. */
  public static final Rows NONE = new Rows(0, 0, 0, 0, Gone.KEPT);

  /** What becomes of rows that were sent before and are gone. */
  public enum Gone {
    /** They stand: nobody said that the sources are complete. */
    KEPT,
    /** They are taken back. */
    TAKEN_BACK,
    /** They stand, since a row without a key could be one of them. */
    UNCLEAR
  }
}
