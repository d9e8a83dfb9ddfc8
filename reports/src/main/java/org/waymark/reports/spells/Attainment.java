package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  List<SpellCell<Attained>> of(Indicator indicator, Sheet<Rated> sheet) {
    return ground.places().stream()
        .map(place -> place.cell(indicator, cell(indicator, sheet, place)))
        .toList();
  }

  private Cell<Attained> cell(Indicator indicator, Sheet<Rated> sheet, Place place) {
    List<List<Progress>> people =
        place.people(sheet).values().stream().map(Attainment::lastOfEachGoal).toList();
    long ratings = place.evidence(sheet).size();
    Recorded recorded = new Recorded(ratings, ratings, ground.attended(place));
    List<Tally> tallies = people.stream().map(Attainment::asExpected).toList();
    return disclosure.cell(
        List.of(People.count(indicator, tallies, recorded)),
        ground.surroundings(place),
        () -> Attained.of(people));
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
