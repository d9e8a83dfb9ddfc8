package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.statistics.ReliableChange;
import org.waymark.reports.statistics.ReliableChange.Outcome;
import org.waymark.reports.statistics.ReliableChange.Outcomes;
import org.waymark.reports.statistics.ReliableChange.Pair;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Instrument;

/**
 * Reliable change on a scale (O3, E6). Without a published change nothing can be told of any pair
 * of scores.
 */
record Changes(Ground ground, Disclosure disclosure, Instrument scale) {

  /** Two scores from 0 to 100. */
  Pair read(ResultSet row) throws SQLException {
    return new Pair(
        scale.rescale(row.getDouble("first_score")), scale.rescale(row.getDouble("second_score")));
  }

  /**
   * Of a place.
   *
   * @param people by what became of them
   * @param outcomes how many people of each; of nobody where no change is published
   * @param pairs of all in the time that shows what is recorded
   */
  private record Sum(Map<Outcome, People> people, Outcomes outcomes, long pairs) {

    static final Sum NOTHING = new Sum(Map.of(), Outcomes.OF_NOBODY, 0);

    People of(Outcome outcome) {
      return people.getOrDefault(outcome, People.NOBODY);
    }
  }

  List<SpellCell<Outcomes>> of(Indicator indicator, Sheets<Pair> sheets) {
    Optional<ReliableChange> change = ReliableChange.published(scale);
    Function<Place, Sum> sums =
        sheets.count(
            ground.places(),
            Sum.NOTHING,
            (before, place, sheet) -> add(before, place, sheet, change));
    return ground.places().stream()
        .map(place -> place.cell(indicator, scale.id(), cell(indicator, sums.apply(place), place)))
        .toList();
  }

  private static Sum add(
      Sum before, Place place, Sheet<Pair> sheet, Optional<ReliableChange> change) {
    List<Pair> pairs =
        place.people(sheet).values().stream().map(months -> months.get(months.size() - 1)).toList();
    Map<Outcome, People> people = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      List<Tally> tallies = pairs.stream().map(pair -> tally(change, pair, outcome)).toList();
      people.put(outcome, before.of(outcome).and(tallies));
    }
    Outcomes further = change.map(reliable -> reliable.count(pairs)).orElse(Outcomes.OF_NOBODY);
    return new Sum(
        people, before.outcomes().plus(further), before.pairs() + place.evidence(sheet).size());
  }

  private Cell<Outcomes> cell(Indicator indicator, Sum sum, Place place) {
    Recorded recorded = new Recorded(sum.pairs(), sum.pairs(), ground.attended(place));
    List<Counted> parts =
        Stream.of(Outcome.values())
            .map(outcome -> sum.of(outcome).count(indicator, recorded))
            .toList();
    return disclosure.cell(parts, ground.surroundings(place), sum::outcomes);
  }

  private static Tally tally(Optional<ReliableChange> change, Pair pair, Outcome outcome) {
    return change
        .map(reliable -> new Tally(reliable.of(pair) == outcome ? 1 : 0, 1, 0, 0))
        .orElse(new Tally(0, 0, 1, 0));
  }
}
