package org.waymark.reports.spells;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.schemas.catalogue.Indicator;

/** The indicators that are one ratio: E5, E10, S6, S7, S9, O4, O5. */
record Shares(Ground ground, Disclosure disclosure) {

  /** How the months of a longer period make one number. */
  enum Months {
    /** Each event falls into one month: they add up. */
    ADD_UP,
    /** Each month says how things stand at its end: the last one counts. */
    LAST_COUNTS
  }

  List<SpellCell<Numbers>> of(Indicator indicator, Sheets<Tally> sheets, Months months) {
    Function<Place, Sum> sums =
        sheets.count(
            ground.places(),
            Sum.NOTHING,
            (before, place, sheet) -> before.and(place, sheet, months));
    return ground.places().stream()
        .map(
            place -> place.cell(indicator, cell(count(indicator, sums.apply(place), place), place)))
        .toList();
  }

  /**
   * Of a place.
   *
   * @param people in the period
   * @param evidence of all in the time that shows what is recorded
   */
  private record Sum(People people, Tally evidence) {

    static final Sum NOTHING = new Sum(People.NOBODY, Tally.NOTHING);

    Sum and(Place place, Sheet<Tally> sheet, Months months) {
      Map<String, List<Tally>> further =
          months == Months.ADD_UP ? place.people(sheet) : place.peopleAtEnd(sheet);
      return new Sum(
          people.and(further.values().stream().map(Tally::sum).toList()),
          evidence.plus(Tally.sum(place.evidence(sheet))));
    }
  }

  private Cell<Numbers> cell(Counted counted, Place place) {
    return disclosure.cell(counted, ground.surroundings(place));
  }

  private Counted count(Indicator indicator, Sum sum, Place place) {
    Tally evidence = sum.evidence();
    Recorded recorded =
        new Recorded(Math.round(evidence.numerator()), evidence.recorded(), ground.attended(place));
    return sum.people().count(indicator, recorded);
  }
}
