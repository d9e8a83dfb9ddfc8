package org.waymark.reports.spells;

import org.jspecify.annotations.Nullable;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Quartiles;
import org.waymark.reports.statistics.Share;

/**
 * The numbers of a row that is shown; null where there is no such number.
 *
 * @param people in the denominator; of O7 those at risk
 * @param numerator what was counted
 * @param denominator out of what
 * @param unknown what could not be counted because it was not recorded
 * @param value in the unit of the row
 * @param interval of 95 %
 */
public record SpellFigures(
    @Nullable Long numerator,
    @Nullable Long denominator,
    @Nullable Long unknown,
    long people,
    double value,
    @Nullable Interval interval) {

  static SpellFigures of(Numbers numbers) {
    return new SpellFigures(
        numbers.numerator(),
        numbers.denominator(),
        numbers.unknown(),
        numbers.people(),
        numbers.value(),
        numbers.interval().orElse(null));
  }

  static SpellFigures of(Share people) {
    return new SpellFigures(
        people.count(), people.total(), 0L, people.total(), people.value(), people.interval());
  }

  static SpellFigures of(Incidence incidence) {
    return new SpellFigures(
        null,
        null,
        null,
        incidence.peopleAtRisk(),
        incidence.answer().value(),
        incidence.answer().interval().orElse(null));
  }

  static SpellFigures of(Quartiles people, double value) {
    return new SpellFigures(null, null, null, people.n(), value, null);
  }

  static SpellFigures ofMedian(Quartiles people) {
    return new SpellFigures(
        null, null, null, people.n(), people.median(), people.interval().orElse(null));
  }

  /** Goals, of which one person may have several: how sure it is cannot be told from here. */
  static SpellFigures ofLevel(Attained attained, int number) {
    long goals = attained.levels().stream().mapToLong(Long::longValue).sum();
    long here = attained.levels().get(number);
    return new SpellFigures(here, goals, 0L, (long) attained.t().n(), (double) here / goals, null);
  }
}
