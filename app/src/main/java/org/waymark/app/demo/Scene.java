package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.Role;

/**
 * What all parts of a life share: one person, in one program, how both are on a day, and chance.
 */
final class Scene {

  private static final double SETBACK_COSTS = 0.22;

  /** Who decides where it is not left to the person. */
  private static final Weighted<Role> OTHERS =
      Weighted.of(Role.peer_specialist, 46)
          .or(Role.program, 38)
          .or(Role.third_party, 10)
          .or(Role.unknown, 6);

  private static final Weighted<RecorderRole> STAFF =
      Weighted.of(RecorderRole.peer_specialist, 84).or(RecorderRole.program_staff, 16);

  private final Person person;
  private final Stay stay;
  private final DemoCalendar calendar;
  private final Telling telling;
  private final Origin origin;
  private final List<String> goals = new ArrayList<>();

  /** What a stay is told with. */
  record Telling(Chance chance, Recorder recorder, Ids ids) {}

  Scene(Person person, Stay stay, DemoCalendar calendar, Telling telling) {
    this.person = person;
    this.stay = stay;
    this.calendar = calendar;
    this.telling = telling;
    this.origin = Origin.of(person, stay.program());
  }

  Person person() {
    return person;
  }

  Stay stay() {
    return stay;
  }

  Chance chance() {
    return telling.chance();
  }

  String nextId(String kind) {
    return telling.ids().next(kind);
  }

  /** How much the person starts and decides: 0 to 1. */
  double initiative(LocalDate day) {
    double cost = person.isInSetback(day) ? SETBACK_COSTS : 0;
    return person.traits().initiativeAfter(daysSinceJoining(day)) - cost;
  }

  /** How much the person trusts the program: 0 to 1. */
  double trust(LocalDate day) {
    return person.traits().trustAfter(daysSinceJoining(day));
  }

  /** How often the program does something by that day. */
  double share(Habit habit, LocalDate day) {
    return stay.program().share(habit, calendar.month(day));
  }

  /** Whether the program does something this time. */
  boolean does(Habit habit, LocalDate day) {
    return chance().hit(share(habit, day));
  }

  /** An optional value, where it is recorded. */
  <T> @Nullable T detail(LocalDate day, T value) {
    return does(Habit.RECORDS_DETAIL, day) ? value : null;
  }

  /** Who does what the habit leaves to the person, the more often the more they start. */
  Role byHabit(Habit habit, LocalDate day) {
    double initiative = initiative(day);
    double theirs = share(habit, day) + 0.35 * (initiative - 0.45);
    if (!chance().hit(theirs)) {
      return chance().pick(OTHERS);
    }
    return chance().hit(0.3 + 0.5 * initiative) ? Role.participant : Role.joint;
  }

  /** Somebody of the staff, who writes it down. */
  RecorderRole staff() {
    return chance().pick(STAFF);
  }

  /** A goal of this stay that has begun, if there is one. */
  Optional<String> someGoal() {
    return goals.isEmpty()
        ? Optional.empty()
        : Optional.of(goals.get(chance().between(0, goals.size() - 1)));
  }

  void remember(String goalId) {
    goals.add(goalId);
  }

  /** A time of a day at which programs are open. */
  LocalDateTime openingHours(LocalDate day) {
    return day.atTime(LocalTime.of(chance().between(9, 18), chance().between(0, 59)));
  }

  /** Tells what staff writes down. */
  void tell(String entityId, LocalDateTime at, SpecificRecord data) {
    tell(new Happening(entityId, at, staff(), data));
  }

  void tell(Happening happened) {
    telling.recorder().write(origin, happened);
  }

  /** Tells what is open still, and what comes of it. */
  void tellOpen(Happening open, SpecificRecord settled) {
    telling.recorder().writeOpen(origin, open, settled);
  }

  private long daysSinceJoining(LocalDate day) {
    return Math.max(0, ChronoUnit.DAYS.between(person.stays().get(0).opened(), day));
  }
}
