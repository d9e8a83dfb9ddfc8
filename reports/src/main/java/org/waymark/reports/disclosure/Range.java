package org.waymark.reports.disclosure;

/**
 * What may be the value of a count.
 *
 * @param least possible, from 0
 * @param most possible; {@link #UNBOUNDED} where nothing bounds it
 */
record Range(long least, long most) {

  static final long UNBOUNDED = Long.MAX_VALUE;

  /** Nothing is known but that it is a count. */
  static final Range COUNT = new Range(0, UNBOUNDED);

  static Range from(long least) {
    return new Range(least, UNBOUNDED);
  }

  static Range exactly(long value) {
    return new Range(value, value);
  }

  Range and(Range other) {
    return new Range(Math.max(least, other.least), Math.min(most, other.most));
  }

  /** Whether no two counts are left. */
  boolean exact() {
    return least >= most;
  }
}
