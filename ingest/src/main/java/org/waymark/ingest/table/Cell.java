package org.waymark.ingest.table;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param text without white space around it; empty when the cell is blank; a number of Excel in
 *     plain digits
 * @param dayZero of Excel's calendar when Excel holds the cell as a number, which may be a date
 */
public record Cell(String text, @Nullable DayZero dayZero) {

  /** A cell that says nothing. */
  public static final Cell BLANK = new Cell("", null);

  /** From which day Excel counts. */
  public enum DayZero {
    /** 1899-12-30, as every Excel but old ones on a Macintosh. */
    IN_1899,
    /** 1904-01-01. */
    IN_1904
  }

  static Cell of(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? BLANK : new Cell(stripped, null);
  }

  /** Whether it says nothing. */
  public boolean isBlank() {
    return text.isEmpty();
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "a cell";
  }
}
