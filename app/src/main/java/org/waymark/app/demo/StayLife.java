package org.waymark.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What happens in one stay, week by week. */
final class StayLife {

  private static final double FIRST_GOAL = 0.22;
  private static final double NEXT_GOAL = 0.045;
  private static final int MONTHS_BETWEEN_MEASURES = 3;
  private static final double OPEN_TO_MEASURES = 0.6;

  private final Scene scene;
  private final Groups groups;
  private final SessionDay sessions;
  private final GoalLife goals;
  private final Doors doors;
  private final Moments moments;
  private final Scores scores;

  StayLife(Scene scene, Groups groups) {
    this.scene = scene;
    this.groups = groups;
    this.sessions = new SessionDay(scene);
    this.goals = new GoalLife(scene);
    this.doors = new Doors(scene);
    this.moments = new Moments(scene);
    this.scores = new Scores(scene);
  }

  /** Tells it from the opening to the leaving. */
  void tell() {
    LocalDate opened = scene.stay().opened();
    doors.open();
    LocalDate monday = opened.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    for (LocalDate week = monday; !week.isAfter(scene.stay().lastSeen()); week = week.plusDays(7)) {
      tellWeek(week);
    }
    measure();
    doors.close();
  }

  private void tellWeek(LocalDate monday) {
    for (int i = individualSessions(monday); i > 0; i--) {
      LocalDate day = monday.plusDays(scene.chance().between(0, 5));
      if (isOpenOn(day)) {
        sessions.individual(day);
      }
    }
    groups
        .meeting(scene.person(), scene.stay(), monday)
        .filter(meeting -> isOpenOn(meeting.at().toLocalDate()))
        .ifPresent(sessions::group);
    tellGoals(monday.plusDays(scene.chance().between(0, 4)));
    scene.person().setbacks().stream()
        .filter(day -> !day.isBefore(monday) && day.isBefore(monday.plusDays(7)))
        .filter(this::isOpenOn)
        .forEach(this::setback);
  }

  private int individualSessions(LocalDate monday) {
    double sociability = scene.person().traits().sociability();
    double perWeek = 0.35 + 1.1 * sociability * (0.5 + 0.7 * scene.trust(monday));
    double expected = scene.person().isInSetback(monday) ? perWeek * 0.6 : perWeek;
    int whole = (int) expected;
    return whole + (scene.chance().hit(expected - whole) ? 1 : 0);
  }

  private void tellGoals(LocalDate day) {
    double probability = scene.someGoal().isEmpty() ? FIRST_GOAL : NEXT_GOAL;
    if (isOpenOn(day) && scene.chance().hit(probability)) {
      goals.tell(day);
    }
  }

  /** A detour, after which many find a path of their own again. */
  private void setback(LocalDate day) {
    moments.detour(day);
    LocalDate backOn = day.plusDays(scene.chance().between(10, 70));
    if (isOpenOn(backOn) && scene.chance().hit(0.55)) {
      goals.tellOwn(backOn);
    }
  }

  private void measure() {
    LocalDate day = scene.stay().opened().plusDays(scene.chance().between(3, 20));
    boolean open = scene.chance().hit(OPEN_TO_MEASURES);
    while (open && isOpenOn(day)) {
      scores.empowerment(day);
      day = day.plusMonths(MONTHS_BETWEEN_MEASURES).plusDays(scene.chance().between(-6, 9));
    }
  }

  private boolean isOpenOn(LocalDate day) {
    return day.isAfter(scene.stay().opened()) && scene.stay().covers(day);
  }
}
