package org.waymark.reports.disclosure;

import java.util.EnumSet;
import java.util.Set;

/**
 * Decides of every cell whether it is shown, and hides its numbers if not: the only way from what
 * was counted to what is seen.
 *
 * <p>This hides each cell for what it would tell by itself. That hidden cells cannot be worked back
 * from others is for {@link ComplementaryHiding}, which takes all cells that are shown together.
 */
public final class Disclosure {

  /** Unless the settings say otherwise. */
  public static final int DEFAULT_FEWEST_PEOPLE = 10;

  private static final int FEWEST_ALLOWED = 5;
  private static final int MOST_ALLOWED = 20;

  /** Below so many people, "all of them" or "none of them" tells of each. */
  private static final int FEWEST_PEOPLE_AT_EXTREMES = 20;

  private static final double INCOMPLETE_ABOVE = 0.2;
  private static final double CANNOT_TELL_ABOVE = 0.5;

  /** Of these it would tell something about each person if all or none had it. */
  private static final Set<String> TELLING =
      Set.of("E1", "E2", "E4", "F2", "F7", "F8", "S1", "S2", "S3", "S4", "S5", "S8");

  /** Made of people's answers. */
  private static final Set<String> ANSWERS = Set.of("E11", "S5", "F3", "F9", "F10");

  private final int fewestPeople;

  /**
   * With the fewest people of whom a cell may be shown.
   *
   * @param fewestPeople from 5 to 20
   */
  public Disclosure(int fewestPeople) {
    if (fewestPeople < FEWEST_ALLOWED || fewestPeople > MOST_ALLOWED) {
      throw new IllegalArgumentException(
          "fewest_people is from %d to %d, got %d"
              .formatted(FEWEST_ALLOWED, MOST_ALLOWED, fewestPeople));
    }
    this.fewestPeople = fewestPeople;
  }

  /** The cell as it may be seen. */
  public Cell cell(Counted counted, Surroundings surroundings) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (surroundings.provisional()) {
      flags.add(Flag.PROVISIONAL);
    }
    CellStatus status = status(counted);
    if (status != CellStatus.SHOWN) {
      // The other flags tell of numbers.
      return Cell.hidden(status, flags);
    }
    if (unknownAbove(INCOMPLETE_ABOVE, counted)) {
      flags.add(Flag.INCOMPLETE);
    }
    if (ANSWERS.contains(counted.indicator().id()) && surroundings.fewAnswered()) {
      flags.add(Flag.FEW_ANSWERED);
    }
    return Cell.shown(Numbers.of(counted), flags);
  }

  /** The most people in a cell that is too few. */
  static int mostTooFew(String indicator, int fewestPeople) {
    return TELLING.contains(indicator)
        ? Math.max(fewestPeople, FEWEST_PEOPLE_AT_EXTREMES) - 1
        : fewestPeople - 1;
  }

  private CellStatus status(Counted counted) {
    if (counted.denominator() == 0 && counted.unknown() > 0) {
      return CellStatus.CANNOT_TELL;
    }
    if (counted.denominator() == 0 && counted.recorded().attended() == 0) {
      return CellStatus.NO_EVENTS;
    }
    if (!counted.collected()) {
      return CellStatus.NOT_COLLECTED;
    }
    if (counted.denominator() == 0) {
      return CellStatus.NO_EVENTS;
    }
    if (counted.clusters().people() < fewestPeople || tellsOfEach(counted)) {
      return CellStatus.TOO_FEW;
    }
    return unknownAbove(CANNOT_TELL_ABOVE, counted) ? CellStatus.CANNOT_TELL : CellStatus.SHOWN;
  }

  private static boolean tellsOfEach(Counted counted) {
    long people = counted.clusters().people();
    return TELLING.contains(counted.indicator().id())
        && people < FEWEST_PEOPLE_AT_EXTREMES
        && (counted.having().some() == 0 || counted.having().all() == people);
  }

  private static boolean unknownAbove(double share, Counted counted) {
    return counted.unknown() > share * counted.denominator();
  }
}
