package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.app.demo.Person.Stream;
import org.waymark.schemas.event.SessionOutcome;

/**
 * The groups of the programs: circles of people who meet once a week. Whether somebody comes is
 * their own chance, so everybody's attendance can be asked for without telling their lives.
 */
final class Groups {

  private static final int CIRCLE = 20;
  private static final int MOST_VISITORS = 3;
  private static final double LIKES_GROUPS = 0.7;
  private static final double MEETING_CANCELLED = 0.03;

  private static final Weighted<SessionOutcome> OUTCOMES =
      Weighted.of(SessionOutcome.attended, 84)
          .or(SessionOutcome.no_show, 10)
          .or(SessionOutcome.cancelled_by_participant, 6);

  private final Map<Integer, Circle> circles = new HashMap<>();

  /** A meeting, as it went for one of those who meant to come. */
  record Meeting(String sessionId, LocalDateTime at, SessionOutcome outcome, int size) {}

  private record Circle(DemoProgram program, int number, List<Person> members) {

    LocalDate dayIn(LocalDate monday) {
      return monday.plusDays(number % 5);
    }

    String sessionId(LocalDate monday) {
      return "group-" + program.id() + "-" + number + "-" + monday.toEpochDay() / 7;
    }

    /** What only the circle decides: visitors, and whether it meets. */
    Chance chance(LocalDate monday) {
      return Chance.of(program.id().hashCode(), number, monday.toEpochDay(), members.get(0).seed());
    }
  }

  /** The circles of all people, each in the program that they joined first. */
  Groups(List<Person> people) {
    Map<DemoProgram, List<Circle>> byProgram = new EnumMap<>(DemoProgram.class);
    for (Person person : people) {
      DemoProgram program = person.stays().get(0).program();
      List<Circle> made = byProgram.computeIfAbsent(program, any -> new ArrayList<>());
      if (made.isEmpty() || made.get(made.size() - 1).members().size() == CIRCLE) {
        made.add(new Circle(program, made.size(), new ArrayList<>()));
      }
      Circle circle = made.get(made.size() - 1);
      circle.members().add(person);
      circles.put(person.index(), circle);
    }
  }

  /** The meeting that a person meant to come to in a week, in one of their stays. */
  Optional<Meeting> meeting(Person person, Stay stay, LocalDate monday) {
    Circle circle = circles.get(person.index());
    if (circle == null || circle.program() != stay.program()) {
      return Optional.empty();
    }
    LocalDate day = circle.dayIn(monday);
    SessionOutcome own = stay.covers(day) ? outcome(person, circle, day) : null;
    return Optional.ofNullable(own).map(outcome -> meeting(circle, monday, outcome));
  }

  private static Meeting meeting(Circle circle, LocalDate monday, SessionOutcome own) {
    Chance chance = circle.chance(monday);
    SessionOutcome outcome =
        chance.hit(MEETING_CANCELLED) ? SessionOutcome.cancelled_by_program : own;
    LocalDate day = circle.dayIn(monday);
    LocalDateTime at = day.atTime(15 + circle.number() % 4, 30);
    long coming =
        circle.members().stream()
            .filter(member -> outcome(member, circle, day) == SessionOutcome.attended)
            .count();
    int size = Math.max(2, (int) coming + chance.between(0, MOST_VISITORS));
    return new Meeting(circle.sessionId(monday), at, outcome, size);
  }

  /** Null when a person does not mean to come, or is not there at all. */
  private static @Nullable SessionOutcome outcome(Person person, Circle circle, LocalDate day) {
    if (!isThere(person, circle.program(), day) || !likesGroups(person)) {
      return null;
    }
    double comes = circle.program().share(Habit.GROUPS, 0) * (0.5 + person.traits().sociability());
    Chance chance = person.chance(Stream.GROUP, day.toEpochDay());
    boolean meantTo = chance.hit(person.isInSetback(day) ? comes / 2 : comes);
    return meantTo ? chance.pick(OUTCOMES) : null;
  }

  private static boolean isThere(Person person, DemoProgram program, LocalDate day) {
    return person.stays().stream()
        .anyMatch(
            stay -> stay.program() == program && day.isAfter(stay.opened()) && stay.covers(day));
  }

  private static boolean likesGroups(Person person) {
    return person.chance(Stream.GROUP, 0).hit(LIKES_GROUPS);
  }
}
