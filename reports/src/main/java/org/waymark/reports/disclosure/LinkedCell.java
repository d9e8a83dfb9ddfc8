package org.waymark.reports.disclosure;

import java.util.Optional;

/**
 * A cell among those of its program and period, as it is to be published: what anybody may see of
 * it, and nothing else.
 *
 * @param indicator its id, such as {@code E4}
 * @param part of the indicator's number, such as {@code by}; nothing for the number itself
 * @param status as it stands before further cells are withheld
 * @param counts there exactly when it is shown and shows counts
 * @param told whether these counts are out already
 * @param countedAt the cut that it was counted at
 */
public record LinkedCell(
    String indicator,
    Optional<String> part,
    CellStatus status,
    Optional<Counts> counts,
    Told told,
    long countedAt) {

  /** Whether anybody has seen the counts before. */
  public enum Told {
    NOW,
    /** An earlier publication shows the same counts: to withhold them would keep nothing back. */
    BEFORE
  }

  /**
   * What a shown cell tells.
   *
   * @param numerator what was counted
   * @param denominator out of what
   * @param unknown what could not be counted
   * @param people in the denominator
   */
  public record Counts(long numerator, long denominator, long unknown, long people) {
    long rest() {
      return denominator - numerator;
    }
  }

  boolean isWhole() {
    return part.isEmpty();
  }

  boolean isHidden() {
    return status == CellStatus.TOO_FEW || status == CellStatus.WITHHELD;
  }

  boolean mayBeWithheld() {
    return status == CellStatus.SHOWN && counts.isPresent() && told == Told.NOW;
  }
}
