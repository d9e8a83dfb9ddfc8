package org.waymark.reports.release;

import java.util.List;

/**
 * How far people are protected.
 *
 * @param sample the share of them that is drawn
 * @param fewestPeople in a class
 * @param mostOfOneValue the greatest share of one sensitive value in a class
 * @param knownMonths the fewest people who share one month, two, ...
 */
record Protection(
    double sample, int fewestPeople, double mostOfOneValue, List<Integer> knownMonths) {

  /**
   * Everybody, as they are: what a release is compared with, and what attacks must succeed on
   * before it means anything that they fail on a release.
   */
  static final Protection NONE = new Protection(1, 1, 1, List.of());

  Protection {
    knownMonths = List.copyOf(knownMonths);
  }

  /** That of a policy. */
  static Protection of(Policy policy) {
    Policy.Panel panel = policy.panel();
    return new Protection(
        policy.sample(),
        policy.fewestPeople(),
        policy.mostOfOneValue(),
        panel == null ? List.of() : panel.knownMonths());
  }
}
