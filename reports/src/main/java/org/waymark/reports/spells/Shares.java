package org.waymark.reports.spells;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  List<SpellCell<Numbers>> of(Indicator indicator, Sheet<Tally> sheet, Months months) {
    return ground.places().stream()
        .map(place -> place.cell(indicator, cell(count(indicator, sheet, place, months), place)))
        .toList();
  }

  private Cell<Numbers> cell(Counted counted, Place place) {
    return disclosure.cell(counted, ground.surroundings(place));
  }

  private Counted count(Indicator indicator, Sheet<Tally> sheet, Place place, Months months) {
    Map<String, List<Tally>> people =
        months == Months.ADD_UP ? place.people(sheet) : place.peopleAtEnd(sheet);
    Tally evidence = sum(place.evidence(sheet));
    Recorded recorded =
        new Recorded(Math.round(evidence.numerator()), evidence.recorded(), ground.attended(place));
    return People.count(indicator, people.values().stream().map(Shares::sum).toList(), recorded);
  }

  private static Tally sum(Collection<Tally> tallies) {
    return tallies.stream().reduce(Tally.NOTHING, Tally::plus);
  }
}
