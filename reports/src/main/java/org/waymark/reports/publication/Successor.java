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
   * The cell to publish, if it can be shown beside the others.
   *
   * @param counted the cell as it is now
   * @param older as it was last published
   * @param changed how many people's contributions differ from those that the older number and its
   *     parts were counted from; 0 where nobody can tell, nothing where none of them was shown
   */
  static PublishedCell of(
      PublishedCell counted, Optional<PublishedCell> older, Optional<Long> changed) {
    boolean mayNotChange =
        counted.has(Flag.PROVISIONAL)
            && changed.filter(people -> people < FEWEST_CHANGED).isPresent();
    return older.filter(before -> mayNotChange).orElse(counted);
  }

  /** The same, flagged if it says something else than it said when it was final. */
  static PublishedCell flagged(PublishedCell cell, Optional<PublishedCell> older) {
    return older.filter(before -> isRestated(before, cell)).isPresent()
        ? cell.with(Flag.RESTATED)
        : cell;
  }

  private static boolean isRestated(PublishedCell before, PublishedCell cell) {
    return !cell.has(Flag.PROVISIONAL)
        && !before.has(Flag.PROVISIONAL)
        && (before.has(Flag.RESTATED) || !cell.saysTheSameAs(before));
  }
}
