package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.waymark.schemas.event.Decision;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalStatus;
import org.waymark.schemas.event.LifeArea;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.StatusReason;

/** How a goal begins: who brings it, whether the person says yes, and when it starts. */
final class GoalLife {

  private static final double SAYS_NO = 0.17;
  private static final double STARTED_AGAINST_A_NO = 0.12;
  private static final double SPEAKS_UP_LATE = 0.5;
  private static final double STEP_TOO_EARLY = 0.03;
  private static final double NEVER_STARTED = 0.09;
  private static final double STARTED_AT_ONCE = 0.35;

  private static final Weighted<LifeArea> AREAS =
      Weighted.of(LifeArea.health, 30)
          .or(LifeArea.home, 22)
          .or(LifeArea.purpose, 26)
          .or(LifeArea.community, 22);
  private static final Weighted<Integer> BASELINES =
      Weighted.of(-1, 56).or(-2, 28).or(0, 14).or(1, 2);
  private static final Weighted<Role> DECIDERS =
      Weighted.of(Role.participant, 62).or(Role.joint, 32).or(Role.peer_specialist, 6);

  private final Scene scene;

  GoalLife(Scene scene) {
    this.scene = scene;
  }

  /** Tells a goal that anybody may have brought. */
  void tell(LocalDate day) {
    tell(day, scene.byHabit(Habit.WAITS_FOR_GOALS, day));
  }

  /** Tells a goal that the person brought. */
  void tellOwn(LocalDate day) {
    tell(day, scene.chance().any(Role.participant, Role.participant, Role.joint));
  }

  private void tell(LocalDate day, Role originator) {
    GoalCourse course =
        new GoalCourse(scene, scene.nextId("goal"), originator, scene.chance().pick(BASELINES));
    LocalDateTime at = scene.openingHours(day);
    propose(course, at);
    if (scene.chance().hit(STEP_TOO_EARLY)) {
      course.step(
          at.plusMinutes(5), GoalStatus.on_hold, Role.peer_specialist, StatusReason.not_now);
    }
    if (course.isOwn()) {
      begin(course, at.plusMinutes(10));
    } else if (scene.does(Habit.AGREES_FIRST, day)) {
      decide(course, at.plusMinutes(15).plusDays(scene.chance().any(0, 0, 0, 3, 7)));
    } else {
      begin(course, at.plusMinutes(10));
      speakUpLate(course, at.plusDays(scene.chance().between(15, 50)));
    }
  }

  private void propose(GoalCourse course, LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    int target = (int) day.plusDays(scene.chance().any(60, 90, 120, 180)).toEpochDay();
    GoalProposed proposed =
        GoalProposed.newBuilder()
            .setOriginator(course.originator())
            .setLifeArea(scene.chance().pick(AREAS))
            .setImportance(scene.detail(day, scene.chance().between(course.isOwn() ? 2 : 0, 3)))
            .setBaselineLevel(scene.chance().hit(0.85) ? course.baseline() : null)
            .setTargetDate(scene.chance().hit(0.6) ? target : null)
            .setFromTemplate(scene.detail(day, scene.chance().hit(course.isOwn() ? 0.05 : 0.4)))
            .build();
    scene.tell(course.goalId(), at, proposed);
    scene.remember(course.goalId());
  }

  private void decide(GoalCourse course, LocalDateTime at) {
    boolean agrees = !scene.chance().hit(SAYS_NO);
    tellDecision(course, at, agrees ? Decision.agree : Decision.disagree);
    if (agrees) {
      begin(course, at.plusMinutes(10));
    } else if (scene.chance().hit(STARTED_AGAINST_A_NO)) {
      course.step(at.plusDays(4), GoalStatus.active, Role.program, null);
    }
  }

  private void speakUpLate(GoalCourse course, LocalDateTime at) {
    if (scene.chance().hit(SPEAKS_UP_LATE)) {
      tellDecision(course, at, scene.chance().hit(0.68) ? Decision.agree : Decision.disagree);
    }
  }

  private void tellDecision(GoalCourse course, LocalDateTime at, Decision decision) {
    if (scene.stay().covers(at.toLocalDate())) {
      GoalDecided decided =
          GoalDecided.newBuilder()
              .setDecision(decision)
              .setDecidedBy(scene.chance().pick(DECIDERS))
              .build();
      scene.tell(course.goalId(), at, decided);
    }
  }

  private void begin(GoalCourse course, LocalDateTime at) {
    if (scene.chance().hit(NEVER_STARTED)) {
      course.letGo(at.plusDays(scene.chance().between(10, 60)));
      return;
    }
    boolean atOnce = scene.chance().hit(STARTED_AT_ONCE);
    LocalDateTime start = atOnce ? at : at.plusDays(scene.chance().between(2, 24));
    course.step(start, GoalStatus.active, course.isOwn() ? Role.joint : Role.peer_specialist, null);
    course.run(start.toLocalDate());
  }
}
