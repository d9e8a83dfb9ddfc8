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
    Optional<Tie> ofStatus(LinkedCell cell, CountNames names) {
      return Optional.empty();
    }

    @Override
    long lowestMost(int fewestPeople) {
      return fewestPeople;
    }
  },
  /** Knows the rules by which {@link Disclosure} gives cells their status, and withholding. */
  AWARE {
    @Override
    Range people(LinkedCell cell, int fewestPeople) {
      return switch (cell.status()) {
        case TOO_FEW -> new Range(1, mostTooFew(cell, fewestPeople));
        case SHOWN, WITHHELD -> cell.isWhole() ? Range.from(fewestPeople) : Range.COUNT;
        case CANNOT_TELL, NO_EVENTS, NOT_COLLECTED -> Range.COUNT;
      };
    }

    @Override
    Optional<Tie> ofStatus(LinkedCell cell, CountNames names) {
      if (!cell.isWhole()) {
        return Optional.empty();
      }
      return switch (cell.status()) {
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
    long lowestMost(int fewestPeople) {
      return fewestPeople - 1L;
    }

    private static int mostTooFew(LinkedCell cell, int fewestPeople) {
      return cell.isWhole()
          ? Disclosure.mostTooFew(cell.indicator(), fewestPeople)
          : fewestPeople - 1;
    }
  };

  /** How many people may be in a cell that is not seen; one that would be shown is withheld. */
  abstract Range people(LinkedCell cell, int fewestPeople);

  /**
   * What the status of a cell that is not seen tells of its counts: unknown is above half or not.
   */
  abstract Optional<Tie> ofStatus(LinkedCell cell, CountNames names);

  /**
   * The least that the upper bound of the people of a hidden cell may be. That there are too few is
   * told by the status, so that much is no finding.
   */
  abstract long lowestMost(int fewestPeople);
}
