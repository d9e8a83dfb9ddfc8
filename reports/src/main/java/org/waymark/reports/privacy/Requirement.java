package org.waymark.reports.privacy;

/**
 * What a recoding must reach.
 *
 * @param k the fewest people in a class
 * @param mostSuppressed the greatest share of people who may be left out for it, from 0 to 1
 */
public record Requirement(int k, double mostSuppressed) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is outside of its range
   */
  public Requirement {
    if (k < 1 || mostSuppressed < 0 || mostSuppressed > 1) {
      throw new IllegalArgumentException(
          "k is 1 or more, and the share suppressed from 0 to 1: not %d, %s"
              .formatted(k, mostSuppressed));
    }
  }
}
