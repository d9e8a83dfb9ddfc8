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
   * @param changed how many people's contributions differ from those that the older number and its
   *     parts were counted from; 0 where nobody can tell, nothing where none of them was shown
   */
  static PublishedCell of(
      PublishedCell counted, Optional<PublishedCell> older, Optional<Long> changed) {
    return older.map(before -> after(before, counted, changed)).orElse(counted);
  }

  private static PublishedCell after(
      PublishedCell before, PublishedCell counted, Optional<Long> changed) {
    if (counted.has(Flag.PROVISIONAL)) {
      return changed.filter(people -> people < FEWEST_CHANGED).isPresent() ? before : counted;
    }
    if (before.has(Flag.PROVISIONAL)) {
      return counted;
    }
    boolean same = counted.saysTheSameAs(before) && !before.has(Flag.RESTATED);
    return same ? counted : counted.with(Flag.RESTATED);
  }
}
