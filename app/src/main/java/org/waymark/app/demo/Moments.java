package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.waymark.schemas.event.MomentKind;
import org.waymark.schemas.event.MomentNoted;
import org.waymark.schemas.event.MomentSize;
import org.waymark.schemas.event.Role;

/** Victories, strengths and detours, where a program notes them. */
final class Moments {

  private static final double ABOUT_A_GOAL = 0.35;

  private static final Weighted<Role> NOTED_BY =
      Weighted.of(Role.participant, 40).or(Role.joint, 26).or(Role.peer_specialist, 34);
  private static final Weighted<MomentSize> SIZES =
      Weighted.of(MomentSize.small, 78).or(MomentSize.big, 22);

  private final Scene scene;

  Moments(Scene scene) {
    this.scene = scene;
  }

  /** Tells a moment, if one is noted. */
  void tell(LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    if (scene.does(Habit.NOTES_MOMENTS, day)) {
      note(at, kind(day));
    }
  }

  /** Tells a detour, unless nobody here notes moments. */
  void detour(LocalDate day) {
    if (scene.share(Habit.NOTES_MOMENTS, day) > 0) {
      note(scene.openingHours(day), MomentKind.detour);
    }
  }

  private MomentKind kind(LocalDate day) {
    double initiative = scene.initiative(day);
    return scene
        .chance()
        .pick(
            Weighted.of(MomentKind.victory, 40)
                .or(MomentKind.strength, 30)
                .or(MomentKind.self_advocacy, 6 + 22 * initiative)
                .or(MomentKind.contribution, 4 + 16 * initiative));
  }

  private void note(LocalDateTime at, MomentKind kind) {
    LocalDate day = at.toLocalDate();
    boolean aboutGoal = kind == MomentKind.victory && scene.chance().hit(ABOUT_A_GOAL);
    MomentNoted moment =
        MomentNoted.newBuilder()
            .setKind(kind)
            .setNotedBy(scene.chance().pick(NOTED_BY))
            .setSize(scene.detail(day, scene.chance().pick(SIZES)))
            .setPrompted(scene.detail(day, scene.chance().hit(0.4)))
            .setGoalId(aboutGoal ? scene.someGoal().orElse(null) : null)
            .build();
    scene.tell(scene.nextId("moment"), at, moment);
  }
}
