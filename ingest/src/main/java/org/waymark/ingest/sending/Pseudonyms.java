package org.waymark.ingest.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;

/**
 * The log's names of a sender's people. A key that the vault gave stands for itself; any other is
 * taken for the sender's own number of the person, and the vault gives a key for it. Safe for
 * several threads.
 */
final class Pseudonyms {

  private static final int MOST_KNOWN = 20_000;
  private static final long STAY_NS = Duration.ofMinutes(10).toNanos();

  private final Vault vault;

  /** So that not each event is a look-up. Whether somebody was erased is asked each time. */
  private final Map<Identity, Answer> known = new ConcurrentHashMap<>();

  private long clearedNs = System.nanoTime();

  Pseudonyms(Vault vault) {
    this.vault = vault;
  }

  /** The person that an event is about, as its sender knows them. */
  static Identity person(ObjectNode event) {
    return new Identity(
        event.path("source_system").asText(), event.path("participant_key").asText());
  }

  /**
   * The names of people, those who are new among them.
   *
   * @param importId of the request, for the audit
   */
  Names of(Set<Identity> people, String importId) {
    forget();
    List<Identity> unknown = people.stream().filter(each -> !known.containsKey(each)).toList();
    Map<Identity, Answer> answers =
        new HashMap<>(unknown.isEmpty() ? Map.of() : ask(unknown, importId));
    known.putAll(answers);
    people.forEach(each -> answers.computeIfAbsent(each, known::get));
    if (vault.hasErased()) {
      answers.replaceAll((person, answer) -> isErased(answer) ? new Answer.Erased() : answer);
    }
    return new Names(vault.secrets(), answers);
  }

  private synchronized void forget() {
    if (known.size() > MOST_KNOWN || System.nanoTime() - clearedNs > STAY_NS) {
      known.clear();
      clearedNs = System.nanoTime();
    }
  }

  private Map<Identity, Answer> ask(List<Identity> people, String importId) {
    Map<Identity, Answer> answers = new HashMap<>();
    List<Identity> toResolve = new ArrayList<>();
    for (Identity person : people) {
      String sent = person.clientId();
      if (vault.hasGiven(sent)) {
        answers.put(person, new Answer.Known(sent));
      } else if (vault.isErased(sent)) {
        answers.put(person, new Answer.Erased());
      } else {
        toResolve.add(person);
      }
    }
    answers.putAll(vault.resolve(toResolve, new Asker(Asker.Role.IMPORTER, importId)));
    return answers;
  }

  private boolean isErased(Answer answer) {
    return !(answer instanceof Answer.Known there)
        || vault.isErased(Objects.requireNonNull(there.participantKey()));
  }
}
