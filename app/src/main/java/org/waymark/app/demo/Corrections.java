package org.waymark.app.demo;

import org.waymark.app.demo.Happening.Precision;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.event.SessionRecorded;

/**
 * What people put right afterwards: a duration, who decided, a misheard answer, else the time. A
 * correction always says something else than what it corrects.
 */
final class Corrections {

  private static final double TOP_ANSWER = 10;
  private static final double TOP_MEAN = 5;

  private Corrections() {}

  static Happening of(Happening wrong, Chance chance) {
    Object data = wrong.data();
    if (data instanceof SessionRecorded session && session.getDurationMin() != null) {
      return wrong.with(session(session, chance));
    }
    if (data instanceof ChoiceRecorded choice) {
      return wrong.with(choice(choice));
    }
    if (data instanceof ScoreRecorded score) {
      return wrong.with(score(score));
    }
    if (data instanceof GoalRated rating) {
      return wrong.with(rating(rating));
    }
    return earlier(wrong, chance);
  }

  private static SessionRecorded session(SessionRecorded session, Chance chance) {
    int minutes = session.getDurationMin() + chance.any(5, 10, 15, 30);
    return SessionRecorded.newBuilder(session).setDurationMin(minutes).build();
  }

  private static ChoiceRecorded choice(ChoiceRecorded choice) {
    Role other = choice.getDecidedBy() == Role.joint ? Role.peer_specialist : Role.joint;
    return ChoiceRecorded.newBuilder(choice).setDecidedBy(other).build();
  }

  private static ScoreRecorded score(ScoreRecorded score) {
    boolean mean = score.getInstrument().startsWith("nel");
    double step = mean ? 0.5 : 1;
    double top = mean ? TOP_MEAN : TOP_ANSWER;
    double value = score.getValue() + step <= top ? score.getValue() + step : top - 2 * step;
    return ScoreRecorded.newBuilder(score).setValue(Math.rint(value * 10) / 10).build();
  }

  private static GoalRated rating(GoalRated rating) {
    int level = rating.getLevel() == 2 ? 1 : rating.getLevel() + 1;
    return GoalRated.newBuilder(rating).setLevel(level).build();
  }

  private static Happening earlier(Happening wrong, Chance chance) {
    return wrong.precision() == Precision.DATE
        ? wrong.at(wrong.at().minusDays(1))
        : wrong.at(wrong.at().minusMinutes(chance.between(5, 55)));
  }
}
