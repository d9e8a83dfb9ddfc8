package org.waymark.ingest.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Secrets;

/**
 * Turns a sender's own names in events into those of the log. Ids of events, sessions, goals and
 * other entities become HMACs, as those of tables do, so a goal of a table and of a request is one.
 *
 * @param secrets that make ids
 * @param people all that the events are about
 */
record Names(Secrets secrets, Map<Identity, Answer> people) {

  private static final Map<String, String> IDS = Map.of("goal_id", "goal", "session_id", "session");

  /**
   * Renames an event that passed the check.
   *
   * @return whether it may be kept: the person is not erased
   */
  boolean rename(ObjectNode event) {
    if (!(people.get(Pseudonyms.person(event)) instanceof Answer.Known known)) {
      return false;
    }
    event.put("participant_key", known.participantKey());
    String source = event.path("source_system").asText();
    event.put("event_id", secrets.eventId(source, event.path("event_id").asText(), "http"));
    String type = event.path("event_type").asText();
    String family = type.substring(0, type.indexOf('.'));
    String entity = event.path("entity_id").asText();
    event.put("entity_id", secrets.entityId(source, family + "/" + entity));
    if (event.get("data") instanceof ObjectNode data) {
      IDS.forEach((field, kind) -> rename(data, field, kind + "/", source));
    }
    return true;
  }

  private void rename(ObjectNode data, String field, String kind, String source) {
    if (data.hasNonNull(field)) {
      data.put(field, secrets.entityId(source, kind + data.path(field).asText()));
    }
  }
}
