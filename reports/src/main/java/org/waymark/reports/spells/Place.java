package org.waymark.reports.spells;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.indicators.Period;
import org.waymark.schemas.catalogue.Indicator;

/**
 * A program's period.
 *
 * @param programId of the program
 * @param period of it
 */
record Place(String programId, Period period) {

  /** Each person's values in the period. */
  <T> Map<String, List<T>> people(Sheet<T> sheet) {
    return sheet.people(programId, period.startInclusive(), period.endExclusive());
  }

  /** Each person's values in the period's last month. */
  <T> Map<String, List<T>> peopleAtEnd(Sheet<T> sheet) {
    LocalDate end = period.endExclusive();
    return sheet.people(programId, end.minusMonths(1), end);
  }

  /** All values in the time that shows whether the program records this kind of thing. */
  <T> List<T> evidence(Sheet<T> sheet) {
    return sheet.values(programId, Periods.evidenceStart(period), period.endExclusive());
  }

  <N> SpellCell<N> cell(Indicator indicator, Cell<N> cell) {
    return new SpellCell<>(programId, period, indicator, Optional.empty(), cell);
  }

  <N> SpellCell<N> cell(Indicator indicator, String part, Cell<N> cell) {
    return new SpellCell<>(programId, period, indicator, Optional.of(part), cell);
  }
}
