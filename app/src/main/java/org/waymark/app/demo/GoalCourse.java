package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.GoalAspect;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.GoalStatus;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.event.Rater;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.StatusReason;

/** How a goal under way goes on: rated, revised, paused, reached or let go. */
final class GoalCourse {

  private static final double RATED = 0.58;
  private static final double REVISED = 0.14;
  private static final double PAUSED = 0.06;
  private static final double TAKEN_UP_AGAIN = 0.75;
  private static final double REACHED = 0.34;
  private static final double LET_GO = 0.045;
  private static final double STEP_TOO_LATE = 0.08;
  private static final double REOPENED = 0.04;
  private static final int TOP_LEVEL = 2;

  private static final Weighted<Rater> RATERS =
      Weighted.of(Rater.participant, 58)
          .or(Rater.joint, 20)
          .or(Rater.peer_specialist, 16)
          .or(Rater.ally, 6);
  private static final Weighted<StatusReason> OWN_REASONS =
      Weighted.of(StatusReason.changed_mind, 45)
          .or(StatusReason.replaced, 25)
          .or(StatusReason.not_now, 22)
          .or(StatusReason.other, 8);

  private final Scene scene;
  private final String goalId;
  private final Role originator;
  private final int baseline;
  private double level;

  GoalCourse(Scene scene, String goalId, Role originator, int baseline) {
    this.scene = scene;
    this.goalId = goalId;
    this.originator = originator;
    this.baseline = baseline;
    this.level = baseline;
  }

  String goalId() {
    return goalId;
  }

  Role originator() {
    return originator;
  }

  int baseline() {
    return baseline;
  }

  /** Whether the person brought it, alone or jointly. */
  boolean isOwn() {
    return originator == Role.participant || originator == Role.joint;
  }

  /** Tells everything after the start, as long as the stay lasts. */
  void run(LocalDate start) {
    LocalDate day = later(start, 10, 35);
    while (scene.stay().covers(day)) {
      progress();
      rate(day);
      revise(day);
      if (ends(day)) {
        return;
      }
      day = scene.chance().hit(PAUSED) ? pause(day.plusDays(1)) : later(day, 14, 40);
    }
  }

  /** Tells that the goal is let go, by the person more often where it is their own. */
  void letGo(LocalDateTime at) {
    boolean byThem = scene.chance().hit(isOwn() ? 0.8 : 0.45);
    if (byThem) {
      Role role = scene.chance().any(Role.participant, Role.participant, Role.joint);
      step(at, GoalStatus.cancelled, role, scene.chance().pick(OWN_REASONS));
    } else {
      Role role = scene.chance().any(Role.program, Role.program, Role.peer_specialist);
      step(at, GoalStatus.cancelled, role, StatusReason.program_reason);
    }
  }

  /** Tells a step, if the stay still lasts. */
  void step(LocalDateTime at, GoalStatus to, Role by, @Nullable StatusReason reason) {
    if (scene.stay().covers(at.toLocalDate())) {
      GoalStatusChanged changed =
          GoalStatusChanged.newBuilder().setTo(to).setChangedBy(by).setReason(reason).build();
      scene.tell(goalId, at, changed);
    }
  }

  private void progress() {
    double pull = isOwn() ? 1.25 : 0.75;
    level += pull * scene.chance().around(0.34, 0.3);
  }

  private void rate(LocalDate day) {
    if (!scene.chance().hit(RATED)) {
      return;
    }
    Rater rater = scene.chance().pick(RATERS);
    double seen = scene.chance().around(level, 0.5);
    int rated = (int) Math.rint(Math.max(-TOP_LEVEL, Math.min(TOP_LEVEL, seen)));
    RecorderRole by = rater == Rater.ally ? RecorderRole.ally : scene.staff();
    GoalRated rating =
        GoalRated.newBuilder().setGoalId(goalId).setLevel(rated).setRater(rater).build();
    scene.tell(new Happening(scene.nextId("rating"), scene.openingHours(day), by, rating));
  }

  private void revise(LocalDate day) {
    boolean hard = scene.person().isInSetback(day);
    if (scene.chance().hit(hard ? 2.2 * REVISED : REVISED)) {
      scene.tell(goalId, scene.openingHours(day), revision(day));
    }
  }

  private GoalRevised revision(LocalDate day) {
    GoalAspect aspect =
        scene.chance().any(GoalAspect.target_date, GoalAspect.importance, GoalAspect.scale);
    GoalRevised.Builder revised =
        GoalRevised.newBuilder()
            .setRevisedBy(scene.byHabit(Habit.DECIDES_TOGETHER, day))
            .setChanged(List.of(aspect));
    if (aspect == GoalAspect.target_date) {
      revised.setTargetDate((int) later(day, 30, 150).toEpochDay());
    } else if (aspect == GoalAspect.importance) {
      revised.setImportance(scene.chance().between(0, 3));
    }
    return revised.build();
  }

  /** Whether the goal comes to its end on a day. */
  private boolean ends(LocalDate day) {
    if (level >= 0.4 && scene.chance().hit(REACHED)) {
      complete(day);
      return true;
    }
    if (scene.chance().hit(isOwn() ? LET_GO : 1.8 * LET_GO)) {
      letGo(day.atTime(19, 10));
      return true;
    }
    return false;
  }

  private void complete(LocalDate day) {
    Role by = scene.byHabit(Habit.DECIDES_TOGETHER, day);
    step(day.atTime(19, 10), GoalStatus.completed, by, StatusReason.reached);
    LocalDate after = later(day, 5, 40);
    if (scene.chance().hit(STEP_TOO_LATE)) {
      step(after.atTime(10, 20), GoalStatus.on_hold, Role.program, StatusReason.program_reason);
    } else if (scene.chance().hit(REOPENED)) {
      step(after.atTime(11, 40), GoalStatus.active, Role.participant, null);
    }
  }

  /** Tells a pause and gives the next day on which the goal may go on; after the stay if never. */
  private LocalDate pause(LocalDate day) {
    Role by = scene.byHabit(Habit.DECIDES_TOGETHER, day);
    step(day.atTime(12, 15), GoalStatus.on_hold, by, StatusReason.not_now);
    LocalDate again = later(day, 14, 60);
    if (!scene.chance().hit(TAKEN_UP_AGAIN)) {
      return LocalDate.MAX;
    }
    step(again.atTime(12, 30), GoalStatus.active, by, null);
    return again.plusDays(7);
  }

  private LocalDate later(LocalDate day, int fewestDays, int mostDays) {
    return day.plusDays(scene.chance().between(fewestDays, mostDays));
  }
}
