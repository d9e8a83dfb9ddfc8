package org.waymark.reports.replay;

import org.jspecify.annotations.Nullable;

/**
 * The cells of a column in which two foldings of a log differ in one way.
 *
 * @param kind in which way
 * @param cells how many
 * @param example where the first stands, without the key of a person: {@code program/month}
 * @param before what stood there; null if nothing
 * @param now what stands there; null if nothing
 * @param why in words, as far as can be told
 */
public record Difference(
    String column,
    Kind kind,
    long cells,
    String example,
    @Nullable String before,
    @Nullable String now,
    String why) {

  /** In which way cells differ. */
  public enum Kind {
    /** Of people, or programs of people, of whom events came after the cut of the first. */
    NEWER,
    /** Of rows that only the first has. */
    ONLY_BEFORE,
    /** Of rows that only the second has. */
    ONLY_NOW,
    /** Of rows that both have. */
    CHANGED
  }
}
