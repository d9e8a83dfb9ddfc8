package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.waymark.schemas.event.TaskDone;
import org.waymark.schemas.event.TaskKind;
import org.waymark.schemas.event.TaskRecorded;

/** What there was to do, and with whom it was done. */
final class Tasks {

  private static final double COMES_UP = 0.36;

  private static final Weighted<TaskKind> KINDS =
      Weighted.of(TaskKind.practical, 38)
          .or(TaskKind.service_contact, 26)
          .or(TaskKind.information, 20)
          .or(TaskKind.advocacy, 8)
          .or(TaskKind.helping_others, 8);

  private final Scene scene;

  Tasks(Scene scene) {
    this.scene = scene;
  }

  /** Tells a task, if one comes up. */
  void tell(LocalDateTime at) {
    if (scene.chance().hit(COMES_UP)) {
      TaskKind kind = scene.chance().pick(KINDS);
      TaskDone done = done(kind, at.toLocalDate());
      scene.tell(
          scene.nextId("task"), at, TaskRecorded.newBuilder().setKind(kind).setDone(done).build());
    }
  }

  private TaskDone done(TaskKind kind, LocalDate day) {
    if (kind != TaskKind.helping_others && scene.does(Habit.DOES_FOR, day)) {
      return TaskDone.for_participant;
    }
    boolean alone = scene.chance().hit(0.25 + 0.6 * scene.initiative(day));
    return alone ? TaskDone.by_participant : TaskDone.with_participant;
  }
}
