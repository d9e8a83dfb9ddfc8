package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.Respondent;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.event.SessionOutcome;
import org.waymark.schemas.event.SessionRecorded;

/**
 * A person's sessions and the answers about them. They are counted at the end, since a later event
 * may describe the same session again, and an answer belongs where its session is.
 */
final class Sessions {

  private static final String SESSION_CHECK = "session_check";

  /** By the session's id; of two events of the same session the later in fold order counts. */
  private final Map<String, Session> sessions = new HashMap<>();

  private final List<Score> scores = new ArrayList<>();
  private final Set<String> withFeedback = new HashSet<>();

  private record Session(ProgramDay day, SessionRecorded data) {}

  private record Score(ProgramDay day, ScoreRecorded data) {}

  void session(Event event, SessionRecorded session) {
    sessions.put(event.getEntityId(), new Session(ProgramDay.of(event), session));
  }

  void score(Event event, ScoreRecorded score) {
    if (!score.getInstrument().equals(SESSION_CHECK)) {
      return;
    }
    scores.add(new Score(ProgramDay.of(event), score));
    if (score.getSessionId() != null) {
      withFeedback.add(score.getSessionId());
    }
  }

  void count(Months months) {
    sessions.forEach(
        (id, session) ->
            months.of(session.day).session(session.data, Answer.of(withFeedback.contains(id))));
    for (Score score : scores) {
      ScoreRecorded data = score.data;
      if (data.getRespondent() == Respondent.participant) {
        months.of(placeOf(score)).sessionCheck(data.getSubscale(), data.getValue());
      }
    }
  }

  /** When the person attended, and where. */
  List<ProgramDay> attended() {
    return sessions.values().stream()
        .filter(session -> session.data.getOutcome() == SessionOutcome.attended)
        .map(Session::day)
        .toList();
  }

  /** An answer tied to a live session counts in that session's program and month. */
  private ProgramDay placeOf(Score score) {
    Session session = sessions.get(score.data.getSessionId());
    return session == null ? score.day : session.day;
  }
}
