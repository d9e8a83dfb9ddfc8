package org.waymark.ingest.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.ImportId;
import org.waymark.ingest.vault.Answer;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;

/** The vault as requests use it: it is opened, and made if there is none, with the first. */
final class SendingVault implements AutoCloseable {

  private final Path directory;
  private @Nullable Vault open;
  private @Nullable Pseudonyms people;

  SendingVault(Path directory) {
    this.directory = directory;
  }

  /** The log's names of senders' people. */
  synchronized Pseudonyms people() {
    Pseudonyms there = people;
    if (there == null) {
      there = new Pseudonyms(vault());
      people = there;
    }
    return there;
  }

  List<Answer> keys(String source, List<String> clientIds) {
    List<Identity> people = clientIds.stream().map(id -> new Identity(source, id)).toList();
    Map<Identity, Answer> answers =
        vault().resolve(people, new Asker(Asker.Role.VAULT, ImportId.mint()));
    return people.stream().map(person -> Objects.requireNonNull(answers.get(person))).toList();
  }

  private synchronized Vault vault() {
    Vault there = open;
    if (there == null) {
      try {
        there = Vault.open(directory);
      } catch (IOException e) {
        throw new UncheckedIOException("the vault's files cannot be opened", e);
      }
      open = there;
    }
    return there;
  }

  @Override
  public synchronized void close() {
    Vault there = open;
    open = null;
    people = null;
    if (there != null) {
      there.close();
    }
  }
}
