package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.Attained.Progress;
import org.waymark.reports.statistics.GoalAttainment.Rating;
import org.waymark.schemas.catalogue.Indicator;

/**
 * Goal attainment (O1): every goal counts alike. What all or none of few people have, which hides a
 * cell, is a goal at the expected level or better.
 */
record Attainment(Ground ground, Disclosure disclosure) {

  /** What a person last said in a month of one goal. */
  record Rated(String goalId, int baseline, int level) {

    static Rated read(ResultSet row) throws SQLException {
      return new Rated(row.getString("goal_id"), row.getInt("baseline_level"), row.getInt("level"));
    }

    Progress progress() {
      return new Progress(Rating.of(baseline), Rating.of(level));
    }
  }

  /**
   * Of a place.
   *
   * @param people how many of their goals are at the expected level or better
   * @param goals of each person
   * @param ratings of all in the time that shows what is recorded
   */
  private record Sum(People people, List<List<Progress>> goals, long ratings) {

    static final Sum NOTHING = new Sum(People.NOBODY, List.of(), 0);

    Sum and(Place place, Sheet<Rated> sheet) {
      List<List<Progress>> further =
          place.people(sheet).values().stream().map(Attainment::lastOfEachGoal).toList();
      return new Sum(
          people.and(further.stream().map(Attainment::asExpected).toList()),
          Stream.concat(goals.stream(), further.stream()).toList(),
          ratings + place.evidence(sheet).size());
    }
  }

  List<SpellCell<Attained>> of(Indicator indicator, Sheets<Rated> sheets) {
    Function<Place, Sum> sums =
        sheets.count(
            ground.places(), Sum.NOTHING, (before, place, sheet) -> before.and(place, sheet));
    return ground.places().stream()
        .map(place -> place.cell(indicator, cell(indicator, sums.apply(place), place)))
        .toList();
  }

  private Cell<Attained> cell(Indicator indicator, Sum sum, Place place) {
    Recorded recorded = new Recorded(sum.ratings(), sum.ratings(), ground.attended(place));
    return disclosure.cell(
        List.of(sum.people().count(indicator, recorded)),
        ground.surroundings(place),
        () -> Attained.of(sum.goals()));
  }

  private static List<Progress> lastOfEachGoal(Collection<Rated> ratings) {
    Map<String, Rated> last = new LinkedHashMap<>();
    ratings.forEach(rated -> last.put(rated.goalId(), rated));
    return last.values().stream().map(Rated::progress).toList();
  }

  private static Tally asExpected(List<Progress> goals) {
    long reached = goals.stream().filter(goal -> goal.now().level() >= 0).count();
    return new Tally(reached, goals.size(), 0, 0);
  }
}
