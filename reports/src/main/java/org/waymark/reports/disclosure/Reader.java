package org.waymark.reports.disclosure;

import java.util.Map;
import java.util.Optional;

/** Somebody who works hidden cells back by linear programming, from all that is published. */
enum Reader {
  /** Takes hidden cells to be any counts at all. */
  BLIND {
    @Override
    Range people(LinkedCell cell, int fewestPeople) {
      return Range.COUNT;
    }

    @Override
    Optional<Tie> ofStatus(CellStatus status, CountNames names) {
      return Optional.empty();
    }

    @Override
    long lowestMost(CellStatus status, int fewestPeople) {
      return fewestPeople;
    }
  },
  /** Knows the rules by which {@link Disclosure} gives cells their status. */
  AWARE {
    @Override
    Range people(LinkedCell cell, int fewestPeople) {
      return switch (cell.status()) {
        case TOO_FEW -> new Range(1, Disclosure.mostTooFew(cell.indicator(), fewestPeople));
        case SHOWN, WITHHELD -> Range.from(fewestPeople);
        case CANNOT_TELL, NO_EVENTS, NOT_COLLECTED -> Range.COUNT;
      };
    }

    @Override
    Optional<Tie> ofStatus(CellStatus status, CountNames names) {
      return switch (status) {
        case SHOWN, WITHHELD ->
            Optional.of(
                new Tie(Map.of(names.unknown(), 2, names.denominator(), -1), Tie.Link.AT_MOST, 0));
        case CANNOT_TELL ->
            Optional.of(
                new Tie(Map.of(names.denominator(), 1, names.unknown(), -2), Tie.Link.AT_MOST, -1));
        case TOO_FEW, NO_EVENTS, NOT_COLLECTED -> Optional.empty();
      };
    }

    @Override
    long lowestMost(CellStatus status, int fewestPeople) {
      return status == CellStatus.TOO_FEW ? fewestPeople - 1L : fewestPeople;
    }
  };

  /** How many people may be in a cell that is not seen; one that would be shown is withheld. */
  abstract Range people(LinkedCell cell, int fewestPeople);

  /**
   * What the status of a cell that is not seen tells of its counts: unknown is above half or not.
   */
  abstract Optional<Tie> ofStatus(CellStatus status, CountNames names);

  /** The least that the upper bound of the people of a hidden cell may be. */
  abstract long lowestMost(CellStatus status, int fewestPeople);
}
