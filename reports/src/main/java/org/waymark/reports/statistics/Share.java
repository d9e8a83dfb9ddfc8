package org.waymark.reports.statistics;

/**
 * So many out of so many, each of which stands for itself. Where one person can stand behind
 * several, {@link Clusters} says how sure it is.
 *
 * @param count from 0 to {@code total}
 * @param total above 0
 */
public record Share(long count, long total) {

  /** Fails at the door on a share of nothing, or of more than there is. */
  public Share {
    if (count < 0 || count > total || total == 0) {
      throw new IllegalArgumentException("a share is of 1 or more, got " + count + " of " + total);
    }
  }

  /** From 0 to 1. */
  public double value() {
    return (double) count / total;
  }

  /** {@link Wilson}'s. */
  public Interval interval() {
    return Wilson.of(count, total);
  }
}
