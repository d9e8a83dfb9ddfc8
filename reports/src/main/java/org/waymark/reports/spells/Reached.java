package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.statistics.ReachedGoals;
import org.waymark.reports.statistics.Share;
import org.waymark.schemas.catalogue.Indicator;

/** Goals reached by six months (O2), in the shares that only together tell it. */
record Reached(Ground ground, Disclosure disclosure) {

  /** A person's goals, and how many ratings there were. */
  record Goals(ReachedGoals goals, long recorded) {

    private static final Goals NONE = new Goals(new ReachedGoals(0, 0, 0, 0), 0);

    static Goals read(ResultSet row) throws SQLException {
      ReachedGoals goals =
          new ReachedGoals(
              row.getLong("reached"),
              row.getLong("missed"),
              row.getLong("let_go"),
              row.getLong("unrated"));
      return new Goals(goals, row.getLong("recorded"));
    }

    Goals plus(Goals other) {
      return new Goals(goals.plus(other.goals), recorded + other.recorded);
    }
  }

  private enum Part {
    RATED_ONLY("of those rated", ReachedGoals::ratedOnly) {
      @Override
      long unknown(ReachedGoals goals) {
        return goals.unrated();
      }
    },
    WORST("worst case: as if all not rated were missed", ReachedGoals::worst),
    BEST("best case: as if all not rated were reached", ReachedGoals::best),
    OF_ALL_STARTED("of all started", ReachedGoals::ofAllStarted),
    LET_GO("let go by the person, of all started", Part::letGoShare);

    private final String words;
    private final Function<ReachedGoals, Optional<Share>> share;

    Part(String words, Function<ReachedGoals, Optional<Share>> share) {
      this.words = words;
      this.share = share;
    }

    long unknown(ReachedGoals goals) {
      return 0;
    }

    Tally tally(ReachedGoals goals) {
      Optional<Share> of = share.apply(goals);
      return new Tally(
          of.map(Share::count).orElse(0L), of.map(Share::total).orElse(0L), unknown(goals), 0);
    }

    private static Optional<Share> letGoShare(ReachedGoals goals) {
      return goals.ofAllStarted().map(all -> new Share(goals.letGo(), all.total()));
    }
  }

  /**
   * Of a place.
   *
   * @param parts people as each part tells of them
   * @param evidence of all in the time that shows what is recorded
   */
  private record Sum(Map<Part, People> parts, Goals evidence) {

    static final Sum NOTHING = new Sum(Map.of(), Goals.NONE);

    Sum and(Place place, Sheet<Goals> sheet) {
      List<ReachedGoals> further =
          place.people(sheet).values().stream().map(months -> sum(months).goals()).toList();
      Map<Part, People> sums = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        sums.put(part, of(part).and(further.stream().map(part::tally).toList()));
      }
      return new Sum(sums, evidence.plus(sum(place.evidence(sheet))));
    }

    People of(Part part) {
      return parts.getOrDefault(part, People.NOBODY);
    }

    private static Goals sum(Collection<Goals> goals) {
      return goals.stream().reduce(Goals.NONE, Goals::plus);
    }
  }

  List<SpellCell<Numbers>> of(Indicator indicator, Sheets<Goals> sheets) {
    Function<Place, Sum> sums =
        sheets.count(
            ground.places(), Sum.NOTHING, (before, place, sheet) -> before.and(place, sheet));
    return ground.places().stream()
        .flatMap(place -> cells(indicator, sums.apply(place), place))
        .toList();
  }

  private Stream<SpellCell<Numbers>> cells(Indicator indicator, Sum sum, Place place) {
    Goals evidence = sum.evidence();
    Recorded recorded =
        new Recorded(evidence.goals().reached(), evidence.recorded(), ground.attended(place));
    List<Counted> parts =
        Stream.of(Part.values()).map(part -> sum.of(part).count(indicator, recorded)).toList();
    List<Cell<Numbers>> cells = disclosure.together(parts, ground.surroundings(place));
    return IntStream.range(0, cells.size())
        .mapToObj(i -> place.cell(indicator, Part.values()[i].words, cells.get(i)));
  }
}
