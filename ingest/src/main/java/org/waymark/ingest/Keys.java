package org.waymark.ingest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;

/** The keys of the people of an import: each is asked for once. */
final class Keys {

  private final Vault vault;
  private final Asker asker;
  private long erased;
  private final Map<Identity, Answer> answers = new LinkedHashMap<>();

  Keys(Vault vault, Asker asker) {
    this.vault = vault;
    this.asker = asker;
    this.erased = vault.erasures().count();
  }

  /** Asks for those who were not asked for yet; a key that the vault gave stands for itself. */
  void ask(Collection<Identity> people) {
    long erasedNow = vault.erasures().count();
    if (erasedNow != erased) {
      answers.clear(); // somebody was erased since they were asked for
      erased = erasedNow;
    }
    for (Identity person : people) {
      if (!answers.containsKey(person) && Vault.isKey(person.clientId())) {
        asKey(person);
      }
    }
    answers.putAll(
        vault.resolve(
            people.stream().filter(person -> !answers.containsKey(person)).toList(), asker));
  }

  /** Whoever was erased is not minted anew because a sheet names them by their old key. */
  private void asKey(Identity person) {
    if (vault.hasGiven(person.clientId())) {
      answers.put(person, new Answer.Known(person.clientId()));
    } else if (erased > 0 && vault.isErased(person.clientId())) {
      answers.put(person, new Answer.Erased());
    }
  }

  /** The answer for somebody who was asked for. */
  Answer of(Identity person) {
    Answer answer = answers.get(person);
    if (answer == null) {
      throw new IllegalStateException("nobody asked for this person");
    }
    return answer;
  }
}
