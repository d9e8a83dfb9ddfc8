package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  List<SpellCell<Outcomes>> of(Indicator indicator, Sheet<Pair> sheet) {
    return ground.places().stream()
        .map(place -> place.cell(indicator, scale.id(), cell(indicator, sheet, place)))
        .toList();
  }

  private Cell<Outcomes> cell(Indicator indicator, Sheet<Pair> sheet, Place place) {
    List<Pair> pairs =
        place.people(sheet).values().stream().map(months -> months.get(months.size() - 1)).toList();
    long evidence = place.evidence(sheet).size();
    Recorded recorded = new Recorded(evidence, evidence, ground.attended(place));
    Optional<ReliableChange> change = ReliableChange.published(scale);
    List<Counted> parts =
        Stream.of(Outcome.values())
            .map(outcome -> pairs.stream().map(pair -> tally(change, pair, outcome)).toList())
            .map(people -> People.count(indicator, people, recorded))
            .toList();
    return disclosure.cell(
        parts, ground.surroundings(place), () -> change.orElseThrow().count(pairs));
  }

  private static Tally tally(Optional<ReliableChange> change, Pair pair, Outcome outcome) {
    return change
        .map(reliable -> new Tally(reliable.of(pair) == outcome ? 1 : 0, 1, 0, 0))
        .orElse(new Tally(0, 0, 1, 0));
  }
}
