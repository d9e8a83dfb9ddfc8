package org.waymark.ingest.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.check.ParticipantKeys;

/** The vault on SQLite. */
class VaultTest {

  private static final Asker IMPORTER = new Asker(Asker.Role.IMPORTER, "import-1");
  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "a request of the person");
  private static final Identity MARIA = new Identity("harbor", "Maria Gonzalez 17");

  @TempDir private Path directory;

  private static String key(Vault vault, Identity person) {
    Answer answer = Objects.requireNonNull(vault.resolve(List.of(person), IMPORTER).get(person));
    return ((Answer.Known) answer).participantKey();
  }

  @Test
  void givesAPersonTheSameKeyForEver() throws IOException {
    String first;
    try (Vault vault = Vault.open(directory)) {
      first = key(vault, MARIA);
    }
    try (Vault vault = Vault.open(directory)) {
      assertThat(key(vault, new Identity("harbor", " Maria  Gonzalez 17"))).isEqualTo(first);
      assertThat(key(vault, new Identity("tejo", "Maria Gonzalez 17"))).isNotEqualTo(first);
    }
  }

  @Test
  void mintsKeysThatTheEventsTakeAndNeverTwice() throws IOException {
    Set<String> keys = new HashSet<>();
    try (Vault vault = Vault.open(directory)) {
      for (int i = 0; i < 500; i++) {
        String key = key(vault, new Identity("harbor", "c" + i));
        assertThat(ParticipantKeys.isOne(key)).isTrue();
        keys.add(key);
      }
    }
    assertThat(keys).hasSize(500);
  }

  @Test
  void keepsIdentitiesSealedInFilesOfTheOwnerAlone() throws IOException {
    try (Vault vault = Vault.open(directory.resolve("vault"))) {
      key(vault, MARIA);
    }
    try (var files = Files.list(directory.resolve("vault"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Maria");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void revealsAPersonToTheOfficerAlone() throws IOException {
    try (Vault vault = Vault.open(directory)) {
      String key = key(vault, MARIA);

      assertThat(vault.reveal(key, OFFICER)).containsExactly(MARIA);
      assertThatThrownBy(() -> vault.reveal(key, IMPORTER)).isInstanceOf(VaultException.class);
      assertThatThrownBy(() -> vault.resolve(List.of(MARIA), OFFICER))
          .isInstanceOf(VaultException.class);
    }
  }

  @Test
  void answersErasedForWhoeverWasErased() throws IOException {
    try (Vault vault = Vault.open(directory)) {
      String key = key(vault, MARIA);

      assertThat(vault.forget(key, OFFICER)).isEqualTo(1);
      assertThat(vault.resolve(List.of(MARIA), IMPORTER).get(MARIA)).isEqualTo(new Answer.Erased());
      assertThat(vault.isErased(key)).isTrue();
      assertThat(vault.reveal(key, OFFICER)).isEmpty();
    }
    assertThat(Files.readString(directory.resolve("vault.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain("Maria");
  }

  @Test
  void notesEveryLookUpWithoutANameOrAKey() throws IOException {
    try (Vault vault = Vault.open(directory)) {
      String key = key(vault, MARIA);
      key(vault, MARIA);
      vault.reveal(key, OFFICER);

      assertThat(vault.audit(OFFICER))
          .extracting(AuditLine::act)
          .containsExactlyInAnyOrder("RESOLVE MINTED", "RESOLVE KNOWN", "REVEAL KNOWN");
      assertThat(vault.audit(OFFICER))
          .allSatisfy(line -> assertThat(line.person()).isEqualTo(vault.auditName(key)))
          .allSatisfy(line -> assertThat(line.toString()).doesNotContain(key, "Maria"));
    }
  }

  @Test
  void doesNotOpenWithAnotherKeyOrWithNone() throws IOException {
    Vault.open(directory).close();
    Path file = directory.resolve("key");
    Files.writeString(file, "0".repeat(64));
    assertThatThrownBy(() -> Vault.open(directory)).hasMessageContaining("not that of this vault");

    Files.writeString(file, "secret");
    assertThatThrownBy(() -> Vault.open(directory))
        .hasMessageContaining("64 hex digits")
        .hasMessageNotContaining("secret");

    Files.delete(file);
    assertThatThrownBy(() -> Vault.open(directory)).hasMessageContaining("no key to it");
  }

  @Test
  void opensNoValueThatWasMoved() {
    Secrets secrets = Secrets.passing();
    String sealed = secrets.seal("Maria", "here");

    assertThat(secrets.open(sealed, "here")).isEqualTo("Maria");
    assertThatThrownBy(() -> secrets.open(sealed, "there")).isInstanceOf(VaultException.class);
  }

  @Test
  void makesIdsThatAreTheSameForTheSameRowAlone() {
    Secrets secrets = new Secrets(new byte[Secrets.KEY_BYTES]);

    assertThat(secrets.eventId("harbor", "7", "event"))
        .isEqualTo(secrets.eventId("harbor", "7", "event"))
        .isNotEqualTo(secrets.eventId("harbor", "77", "event"))
        .isNotEqualTo(Secrets.passing().eventId("harbor", "7", "event"))
        .matches("[0-9a-v]{32}");
    assertThat(secrets.eventId("a", "bc", "d")).isNotEqualTo(secrets.eventId("ab", "c", "d"));
  }
}
