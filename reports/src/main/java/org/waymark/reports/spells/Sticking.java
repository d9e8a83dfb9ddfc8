package org.waymark.reports.spells;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.statistics.Clusters;
import org.waymark.reports.statistics.Course;
import org.waymark.reports.statistics.CumulativeIncidence;
import org.waymark.reports.statistics.CumulativeIncidence.Question;
import org.waymark.schemas.catalogue.Indicator;

/** Sticking with goals, by who brought them (O7). */
record Sticking(Ground ground, Disclosure disclosure) {

  private static final List<String> ORIGINS = List.of("participant", "joint", "others", "unknown");
  private static final List<Integer> DAYS = List.of(90, 180);

  /** So that the same goals always give the same interval. */
  private static final long SEED = 1;

  /** A goal of a program. */
  record Goal(String programId, String origin, Course<Ending> course) {

    static Goal read(ResultSet row) throws SQLException {
      return new Goal(
          row.getString("program_id"),
          row.getString("origin"),
          new Course<>(
              row.getString("participant_key"),
              row.getInt("days"),
              Optional.ofNullable(row.getString("ending")).map(Ending::of)));
    }
  }

  /** The goals that one kind of people brought to a program. */
  private record Brought(Indicator indicator, Place place, List<Course<Ending>> courses) {

    long atRisk(int day) {
      return people(courses.stream().filter(course -> course.days() >= day));
    }

    /** Those who are at risk are the people of whom it would tell. */
    Counted count(Question<Ending> asked, long attended) {
      List<Course<Ending>> ended =
          courses.stream()
              .filter(course -> course.days() <= asked.day())
              .filter(course -> course.ending().equals(Optional.of(asked.ending())))
              .toList();
      long atRisk = atRisk(asked.day());
      long all = ended.size() == courses.size() ? atRisk : 0;
      Recorded recorded = new Recorded(courses.size(), courses.size(), attended);
      return new Counted(
          indicator,
          new Clusters(atRisk, ended.size(), courses.size(), 0, 0, 0),
          0,
          new Having(people(ended.stream()), all),
          recorded);
    }

    CumulativeIncidence<Ending> incidence() {
      return CumulativeIncidence.of(courses);
    }

    private static long people(Stream<Course<Ending>> courses) {
      return courses.map(Course::person).distinct().count();
    }
  }

  List<SpellCell<Incidence>> of(Indicator indicator, List<Goal> goals) {
    Map<String, List<Goal>> byProgram = goals.stream().collect(groupingBy(Goal::programId));
    return ground.wholes().stream()
        .flatMap(
            place ->
                cells(indicator, place, byProgram.getOrDefault(place.programId(), List.of()))
                    .stream())
        .toList();
  }

  private List<SpellCell<Incidence>> cells(Indicator indicator, Place place, List<Goal> goals) {
    List<SpellCell<Incidence>> cells = new ArrayList<>();
    for (Question<Ending> asked : questions()) {
      for (String origin : ORIGINS) {
        Brought brought = brought(indicator, place, goals, origin);
        cells.add(cell(brought, asked, origin));
      }
      cells.add(
          difference(
              brought(indicator, place, goals, "others"),
              brought(indicator, place, goals, "participant"),
              asked));
    }
    return cells;
  }

  private SpellCell<Incidence> cell(Brought brought, Question<Ending> asked, String origin) {
    Supplier<Incidence> numbers =
        () -> new Incidence(brought.atRisk(asked.day()), brought.incidence().estimate(asked));
    return brought
        .place()
        .cell(
            brought.indicator(),
            origin + ": " + words(asked),
            hidden(List.of(brought), asked, numbers));
  }

  /** Shown only where both are. */
  private SpellCell<Incidence> difference(Brought theirs, Brought own, Question<Ending> asked) {
    Supplier<Incidence> numbers =
        () ->
            new Incidence(
                Math.min(theirs.atRisk(asked.day()), own.atRisk(asked.day())),
                theirs.incidence().lessThan(own.incidence(), asked));
    return own.place()
        .cell(
            own.indicator(),
            "others less participant: " + words(asked),
            hidden(List.of(theirs, own), asked, numbers));
  }

  private Cell<Incidence> hidden(
      List<Brought> all, Question<Ending> asked, Supplier<Incidence> numbers) {
    Place place = all.get(0).place();
    long attended = ground.attended(place);
    List<Counted> parts = all.stream().map(each -> each.count(asked, attended)).toList();
    return disclosure.cell(parts, ground.surroundings(place), numbers);
  }

  private static Brought brought(
      Indicator indicator, Place place, List<Goal> goals, String origin) {
    List<Course<Ending>> courses =
        goals.stream().filter(goal -> goal.origin().equals(origin)).map(Goal::course).toList();
    return new Brought(indicator, place, courses);
  }

  private static List<Question<Ending>> questions() {
    return DAYS.stream()
        .flatMap(day -> Stream.of(Ending.values()).map(how -> new Question<>(day, how, SEED)))
        .toList();
  }

  private static String words(Question<Ending> asked) {
    return asked.ending().words() + " by day " + asked.day();
  }
}
