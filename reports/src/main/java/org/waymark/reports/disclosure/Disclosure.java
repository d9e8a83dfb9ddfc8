package org.waymark.reports.disclosure;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides of every cell whether it is shown, and hides its numbers if not: the only way from what
 * was counted to what is seen.
 *
 * <p>This hides each cell for what it would tell by itself, and with it the parts of one number.
 * That hidden cells cannot be worked back from others is for {@link ComplementaryHiding}, through
 * which publications go; what is reported without it is for those who may see people's rows anyway.
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
      Set.of(
          "E1", "E2", "E4", "E6", "F2", "F7", "F8", "S1", "S2", "S3", "S4", "S5", "S8", "O1", "O2",
          "O3", "O5", "O6", "O7");

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
  public Cell<Numbers> cell(Counted counted, Surroundings surroundings) {
    return cell(List.of(counted), surroundings, () -> Numbers.of(counted));
  }

  /**
   * One cell whose numbers tell of several counts at once: none of it is shown where one of them
   * may not be.
   *
   * @param parts one or more
   * @param numbers made only if they may be seen
   */
  public <N> Cell<N> cell(List<Counted> parts, Surroundings surroundings, Supplier<N> numbers) {
    List<CellStatus> statuses = parts.stream().map(this::status).toList();
    CellStatus status =
        statuses.contains(CellStatus.TOO_FEW)
            ? CellStatus.TOO_FEW
            : statuses.stream()
                .filter(each -> each != CellStatus.SHOWN)
                .findFirst()
                .orElse(CellStatus.SHOWN);
    return status == CellStatus.SHOWN
        ? Cell.shown(numbers.get(), flags(parts, surroundings))
        : Cell.hidden(status, provisional(surroundings));
  }

  /**
   * Counts of the same events that can be reckoned from each other: where one has too few people,
   * the others are withheld.
   */
  public List<Cell<Numbers>> together(List<Counted> parts, Surroundings surroundings) {
    boolean tooFew = parts.stream().anyMatch(part -> status(part) == CellStatus.TOO_FEW);
    return parts.stream()
        .map(
            part ->
                tooFew && status(part) == CellStatus.SHOWN
                    ? Cell.<Numbers>hidden(CellStatus.WITHHELD, provisional(surroundings))
                    : cell(part, surroundings))
        .toList();
  }

  /**
   * A part of a number, hidden for what it tells by itself and where the whole is. What it can be
   * reckoned from is for {@link ComplementaryHiding} to find.
   *
   * <p>A part that all or none of enough people have is withheld: beside its number, whose people
   * are known, <em>too few</em> would say that very thing.
   */
  public Cell<Numbers> part(CellStatus whole, Counted part, Surroundings surroundings) {
    CellStatus own = status(part);
    if (whole == CellStatus.SHOWN && own != CellStatus.TOO_FEW) {
      return cell(part, surroundings);
    }
    boolean few = own == CellStatus.TOO_FEW && part.clusters().people() < fewestPeople;
    boolean told = whole == CellStatus.SHOWN || whole == CellStatus.TOO_FEW;
    CellStatus beside = told ? CellStatus.WITHHELD : whole;
    return Cell.hidden(few ? CellStatus.TOO_FEW : beside, provisional(surroundings));
  }

  /** Of a cell that is not shown the other flags would tell of numbers. */
  private static EnumSet<Flag> provisional(Surroundings surroundings) {
    return surroundings.provisional() ? EnumSet.of(Flag.PROVISIONAL) : EnumSet.noneOf(Flag.class);
  }

  private static EnumSet<Flag> flags(List<Counted> parts, Surroundings surroundings) {
    EnumSet<Flag> flags = provisional(surroundings);
    if (parts.stream().anyMatch(part -> unknownAbove(INCOMPLETE_ABOVE, part))) {
      flags.add(Flag.INCOMPLETE);
    }
    if (surroundings.fewAnswered()
        && parts.stream().anyMatch(part -> ANSWERS.contains(part.indicator().id()))) {
      flags.add(Flag.FEW_ANSWERED);
    }
    return flags;
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
