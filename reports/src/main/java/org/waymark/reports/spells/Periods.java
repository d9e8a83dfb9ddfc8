package org.waymark.reports.spells;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;

/** The periods that months fall into. */
final class Periods {

  private static final int MONTHS_OF_EVIDENCE = 6;

  private Periods() {}

  /**
   * All of a grain that the months touch and that have ended. Calendar periods count from a new
   * year, the one period of all goes from its first month to its last.
   *
   * @param last in it, or the last that has ended
   * @param lastEnded of all months
   */
  static List<Period> of(Grain grain, YearMonth first, YearMonth last, YearMonth lastEnded) {
    YearMonth end = last.isAfter(lastEnded) ? lastEnded : last;
    if (first.isAfter(end)) {
      return List.of();
    }
    if (grain == Grain.ALL) {
      return List.of(period(grain, first, end.plusMonths(1)));
    }
    int months = months(grain);
    YearMonth start = first.minusMonths((first.getMonthValue() - 1) % months);
    return Stream.iterate(start, at -> !at.isAfter(end), at -> at.plusMonths(months))
        .map(at -> period(grain, at, at.plusMonths(months)))
        .filter(period -> !period.endExclusive().isAfter(lastEnded.plusMonths(1).atDay(1)))
        .toList();
  }

  /** From when on is looked at for whether a program records something: six months or more. */
  static LocalDate evidenceStart(Period period) {
    LocalDate halfYear = period.endExclusive().minusMonths(MONTHS_OF_EVIDENCE);
    return halfYear.isBefore(period.startInclusive()) ? halfYear : period.startInclusive();
  }

  private static int months(Grain grain) {
    return switch (grain) {
      case MONTH -> 1;
      case QUARTER -> 3;
      case HALF_YEAR -> 6;
      case YEAR -> 12;
      case ALL -> throw new IllegalArgumentException("the period of all has no fixed length");
    };
  }

  private static Period period(Grain grain, YearMonth start, YearMonth endExclusive) {
    return new Period(grain, start.atDay(1), endExclusive.atDay(1));
  }
}
