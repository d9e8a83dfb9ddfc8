package org.waymark.ingest.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Secrets;
import org.waymark.ingest.vault.Vault;

/**
 * Turns a sender's own names into those of the log. Ids of events, sessions, goals and other
 * entities become HMACs, as those of tables do, so a goal of a table and of a request is one. A
 * person's key stays if the vault gave it; any other is taken for the sender's own number of the
 * person, and the vault gives a key for it. Safe for several threads.
 */
final class Pseudonyms {

  private static final Map<String, String> IDS = Map.of("goal_id", "goal", "session_id", "session");
  private static final int MOST_KNOWN = 20_000;
  private static final long STAY_NS = Duration.ofMinutes(1).toNanos();

  private final Vault vault;

  /** So that each event is no look-up; what another process changes counts within a minute. */
  private final Map<Identity, Answer> known = new LinkedHashMap<>();

  private long clearedNs = System.nanoTime();

  Pseudonyms(Vault vault) {
    this.vault = vault;
  }

  /**
   * Renames an event that passed the check.
   *
   * @param importId of its request, for the audit
   * @return whether it may be kept: the person is not erased
   */
  boolean rename(ObjectNode event, String importId) {
    String source = event.path("source_system").asText();
    String sent = event.path("participant_key").asText();
    Optional<String> key = key(new Identity(source, sent), importId);
    if (key.isEmpty()) {
      return false;
    }
    event.put("participant_key", key.get());
    renameIds(event, source);
    return true;
  }

  private void renameIds(ObjectNode event, String source) {
    Secrets secrets = vault.secrets();
    event.put("event_id", secrets.eventId(source, event.path("event_id").asText(), "http"));
    String type = event.path("event_type").asText();
    String family = type.substring(0, type.indexOf('.'));
    String entity = event.path("entity_id").asText();
    event.put("entity_id", secrets.entityId(source, family + "/" + entity));
    if (event.get("data") instanceof ObjectNode data) {
      IDS.forEach(
          (field, kind) -> {
            if (data.hasNonNull(field)) {
              String own = data.path(field).asText();
              data.put(field, secrets.entityId(source, kind + "/" + own));
            }
          });
    }
  }

  private synchronized Optional<String> key(Identity person, String importId) {
    if (known.size() > MOST_KNOWN || System.nanoTime() - clearedNs > STAY_NS) {
      known.clear();
      clearedNs = System.nanoTime();
    }
    Answer answer = known.computeIfAbsent(person, unknown -> ask(unknown, importId));
    if (answer instanceof Answer.Known there && !isErased(there.participantKey())) {
      return Optional.of(there.participantKey());
    }
    known.remove(person);
    return Optional.empty();
  }

  private Answer ask(Identity person, String importId) {
    String sent = person.clientId();
    if (vault.isErased(sent)) {
      return new Answer.Erased();
    }
    if (vault.hasGiven(sent)) {
      return new Answer.Known(sent);
    }
    Asker asker = new Asker(Asker.Role.IMPORTER, importId);
    return java.util.Objects.requireNonNull(vault.resolve(List.of(person), asker).get(person));
  }

  private boolean isErased(String participantKey) {
    return vault.hasErased() && vault.isErased(participantKey);
  }
}
