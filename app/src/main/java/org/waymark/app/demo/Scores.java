package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.Respondent;
import org.waymark.schemas.event.ScoreMode;
import org.waymark.schemas.event.ScoreRecorded;

/** What people answer when asked: after a session, and every few months. */
final class Scores {

  private static final double ANSWERS_AN_ITEM = 0.86;
  private static final double BY_THE_SPECIALIST = 0.05;
  private static final double NAMES_THE_SESSION = 0.9;
  private static final double TOP = 10;
  private static final int NEL_ITEMS = 12;

  private static final Weighted<ScoreMode> MODES =
      Weighted.of(ScoreMode.self_private, 68)
          .or(ScoreMode.self_assisted, 20)
          .or(ScoreMode.interview, 12);

  private final Scene scene;

  Scores(Scene scene) {
    this.scene = scene;
  }

  /** Tells the short check after a session, if the person is asked and answers. */
  void check(String sessionId, LocalDateTime at) {
    LocalDate day = at.toLocalDate();
    boolean asked = scene.does(Habit.CHECKS, day);
    if (!asked || !scene.chance().hit(scene.person().traits().candour())) {
      return;
    }
    ScoreRecorded.Builder check = ScoreRecorded.newBuilder().setInstrument("session_check");
    check.setItemsAnswered(1).setItemsTotal(1).setMode(scene.chance().pick(MODES));
    check.setSessionId(scene.chance().hit(NAMES_THE_SESSION) ? sessionId : null);
    check.setRespondent(
        scene.chance().hit(BY_THE_SPECIALIST)
            ? Respondent.peer_specialist
            : Respondent.participant);
    answer(check, at, "heard", 6.1 + 3.4 * scene.trust(day) + share(Habit.SHARES_AGENDA, day));
    answer(
        check,
        at,
        "my_choice",
        5.9 + 2.4 * scene.trust(day) + 3 * share(Habit.DECIDES_TOGETHER, day));
    answer(check, at, "my_pace", 6.4 + 3.0 * scene.trust(day));
    answer(
        check,
        at,
        "no_pressure",
        7.4 + 2.2 * scene.trust(day) - 5 * scene.share(Habit.REQUIRES, day));
    answer(check, at, "hope", 5.4 + 4.4 * scene.initiative(day) + 1.6 * scene.trust(day));
  }

  /** Tells the total of the empowerment list, if the program uses it. */
  void empowerment(LocalDate day) {
    if (!scene.does(Habit.MEASURES, day)) {
      return;
    }
    double mean = 2.2 + 1.7 * scene.initiative(day) + 0.5 * scene.trust(day);
    double value = Math.max(1, Math.min(5, scene.chance().around(mean, 0.22)));
    ScoreRecorded score =
        ScoreRecorded.newBuilder()
            .setInstrument("nel12")
            .setSubscale("total")
            .setValue(Math.rint(value * 10) / 10)
            .setItemsAnswered(NEL_ITEMS)
            .setItemsTotal(NEL_ITEMS)
            .setRespondent(Respondent.participant)
            .setMode(scene.chance().pick(MODES))
            .build();
    tell(scene.openingHours(day), score);
  }

  private void answer(
      ScoreRecorded.Builder check, LocalDateTime at, String subscale, double expected) {
    if (scene.chance().hit(ANSWERS_AN_ITEM)) {
      double value = scene.chance().around(expected, 1.4);
      check.setSubscale(subscale).setValue(Math.rint(Math.max(0, Math.min(TOP, value))));
      tell(at, check.build());
    }
  }

  private void tell(LocalDateTime at, ScoreRecorded score) {
    boolean own = score.getRespondent() == Respondent.participant;
    RecorderRole by = own ? RecorderRole.participant : RecorderRole.peer_specialist;
    scene.tell(new Happening(scene.nextId("score"), at, by, score));
  }

  /** How far a habit is from half. */
  private double share(Habit habit, LocalDate day) {
    return scene.share(habit, day) - 0.5;
  }
}
