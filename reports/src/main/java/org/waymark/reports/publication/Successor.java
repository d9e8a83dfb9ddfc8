package org.waymark.reports.publication;

import java.util.Optional;
import org.waymark.reports.disclosure.Flag;

/**
 * What a publication says of a cell, given what the one before it said. A cell that is seen before
 * and after a single person's event would give away what that person adds.
 */
final class Successor {

  /** Of fewer people's changes a provisional cell that is shown says nothing. */
  static final int FEWEST_CHANGED = 10;

  private Successor() {}

  /**
   * The cell to publish.
   *
   * @param counted the cell as it is now
   * @param older as it was last published
   * @param changed how many people's contributions differ from those that the older cell was
   *     counted from; 0 where nobody can tell
   */
  static PublishedCell of(PublishedCell counted, Optional<PublishedCell> older, long changed) {
    return older.map(before -> after(before, counted, changed)).orElse(counted);
  }

  private static PublishedCell after(PublishedCell before, PublishedCell counted, long changed) {
    if (counted.has(Flag.PROVISIONAL)) {
      return before.isShown() && changed < FEWEST_CHANGED ? before : counted;
    }
    if (before.has(Flag.PROVISIONAL)) {
      return counted;
    }
    boolean same = counted.saysTheSameAs(before) && !before.has(Flag.RESTATED);
    return same ? counted : counted.with(Flag.RESTATED);
  }
}
