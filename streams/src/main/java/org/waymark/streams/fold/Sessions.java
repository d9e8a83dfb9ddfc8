package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  private final Map<String, Event> sessions = new HashMap<>();

  private final List<Event> scores = new ArrayList<>();
  private final Set<String> withFeedback = new HashSet<>();

  void session(Event event) {
    sessions.put(event.getEntityId(), event);
  }

  void score(Event event) {
    ScoreRecorded score = (ScoreRecorded) event.getData();
    if (!score.getInstrument().equals(SESSION_CHECK)) {
      return;
    }
    scores.add(event);
    if (score.getSessionId() != null) {
      withFeedback.add(score.getSessionId());
    }
  }

  void count(Months months) {
    for (Event event : sessions.values()) {
      Answer feedback = Answer.of(withFeedback.contains(event.getEntityId()));
      months.of(event).session((SessionRecorded) event.getData(), feedback);
    }
    for (Event event : scores) {
      ScoreRecorded score = (ScoreRecorded) event.getData();
      if (score.getRespondent() == Respondent.participant) {
        months
            .of(placeOf(event, score.getSessionId()))
            .sessionCheck(score.getSubscale(), score.getValue());
      }
    }
  }

  /** Those that the person attended. */
  List<Event> attended() {
    return sessions.values().stream()
        .filter(
            event -> ((SessionRecorded) event.getData()).getOutcome() == SessionOutcome.attended)
        .toList();
  }

  /** An answer tied to a live session counts in that session's program and month. */
  private Event placeOf(Event score, @Nullable String sessionId) {
    return sessionId == null ? score : sessions.getOrDefault(sessionId, score);
  }
}
