package org.waymark.reports.format;

/**
 * A column of an output.
 *
 * @param name as spelt in SQL
 * @param kind what its values are
 */
public record Column(String name, Kind kind) {

  /** What the values of a column are, and so on which side they stand. */
  public enum Kind {
    NUMBER,
    TEXT
  }

  /** A column of numbers. */
  public static Column number(String name) {
    return new Column(name, Kind.NUMBER);
  }

  /** A column of anything else. */
  public static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }
}
