package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.LimitChanged;
import org.waymark.schemas.event.LimitGround;
import org.waymark.schemas.event.LimitState;
import org.waymark.schemas.event.Role;

/** Limits on choices: placed, looked at again or forgotten, lifted. */
final class Limits {

  private static final double LOOKED_AT_AGAIN = 0.75;
  private static final double LIFTED = 0.45;
  private static final double DISCUSSED = 0.68;
  private static final double HAS_REVIEW_DATE = 0.8;

  private static final Weighted<LimitGround> GROUNDS =
      Weighted.of(LimitGround.safety, 34)
          .or(LimitGround.policy, 36)
          .or(LimitGround.resource, 24)
          .or(LimitGround.legal, 6);
  private static final Weighted<Role> BY =
      Weighted.of(Role.program, 58)
          .or(Role.peer_specialist, 22)
          .or(Role.third_party, 12)
          .or(Role.joint, 8);

  private final Scene scene;

  Limits(Scene scene) {
    this.scene = scene;
  }

  /** Tells a limit and what becomes of it, if one is placed. */
  void tell(LocalDateTime at) {
    if (!scene.does(Habit.LIMITS, at.toLocalDate())) {
      return;
    }
    String limitId = scene.nextId("limit");
    LimitGround ground = scene.chance().pick(GROUNDS);
    tell(limitId, at, ground, LimitState.placed);
    LocalDate day = at.toLocalDate().plusDays(scene.chance().between(20, 95));
    while (scene.stay().covers(day) && scene.chance().hit(LOOKED_AT_AGAIN)) {
      boolean lifted = scene.chance().hit(LIFTED);
      LimitState state = lifted ? LimitState.lifted : LimitState.reviewed;
      tell(limitId, scene.openingHours(day), ground, state);
      if (lifted) {
        return;
      }
      day = day.plusDays(scene.chance().between(20, 95));
    }
  }

  private void tell(String limitId, LocalDateTime at, LimitGround ground, LimitState state) {
    LocalDate day = at.toLocalDate();
    LimitChanged limit =
        LimitChanged.newBuilder()
            .setState(state)
            .setGround(ground)
            .setLimitedBy(scene.chance().pick(BY))
            .setDiscussedWithPerson(scene.detail(day, scene.chance().hit(DISCUSSED)))
            .setReviewDate(state == LimitState.lifted ? null : reviewDate(day))
            .build();
    scene.tell(limitId, at, limit);
  }

  private @Nullable Integer reviewDate(LocalDate day) {
    LocalDate review = day.plusDays(scene.chance().any(30, 60, 90, 90, 150));
    return scene.chance().hit(HAS_REVIEW_DATE) ? (int) review.toEpochDay() : null;
  }
}
