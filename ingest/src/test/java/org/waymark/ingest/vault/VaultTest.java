package org.waymark.ingest.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.check.ParticipantKeys;

/** The vault, on SQLite and, with the same tests, on whatever another class opens. */
class VaultTest {

  private static final Asker IMPORTER = new Asker(Asker.Role.IMPORTER, "import-1");
  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "a request of the person");
  private static final Identity MARIA = new Identity("harbor", "Maria Gonzalez 17");

  @TempDir private Path directory;

  /** Opens the vault of a directory. */
  Vault open(Path own) throws IOException {
    return Opening.file(own);
  }

  /** All that the vault of a directory stores. */
  String dump(Path own) throws IOException {
    return Files.readString(own.resolve("vault.db"), StandardCharsets.ISO_8859_1);
  }

  private static String key(Vault vault, Identity person) {
    Answer answer = Objects.requireNonNull(vault.resolve(List.of(person), IMPORTER).get(person));
    return ((Answer.Known) answer).participantKey();
  }

  @Test
  void givesAPersonTheSameKeyForEver() throws IOException {
    String first;
    try (Vault vault = open(directory)) {
      first = key(vault, MARIA);
    }
    try (Vault vault = open(directory)) {
      assertThat(key(vault, new Identity("harbor", " Maria  Gonzalez 17"))).isEqualTo(first);
      assertThat(key(vault, new Identity("tejo", "Maria Gonzalez 17"))).isNotEqualTo(first);
    }
  }

  @Test
  void mintsKeysThatTheEventsTakeAndNeverTwice() throws IOException {
    Set<String> keys = new HashSet<>();
    try (Vault vault = open(directory)) {
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
    Path own = directory.resolve("vault");
    try (Vault vault = open(own)) {
      key(vault, MARIA);
    }
    assertThat(dump(own)).contains("identities").doesNotContain("Maria");
    try (var files = Files.list(own)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("Maria");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void givesOneKeyWhenTwoMachinesMintTheSamePeopleAtOnce() throws Exception {
    List<Identity> people =
        IntStream.range(0, 200).mapToObj(i -> new Identity("harbor", "client " + i)).toList();
    open(directory).close();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService machines = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> first =
          machines.submit(() -> mint(people, Comparator.naturalOrder(), together));
      Future<List<String>> second =
          machines.submit(() -> mint(people, Comparator.reverseOrder(), together));

      assertThat(first.get()).hasSize(200).doesNotHaveDuplicates().isEqualTo(second.get());
    } finally {
      machines.shutdownNow();
    }
  }

  /** Asks for all, some at a time, in an order of one's own; gives the keys in theirs. */
  private List<String> mint(
      List<Identity> people, Comparator<Integer> order, CyclicBarrier together) throws Exception {
    try (Vault vault = open(directory)) {
      together.await();
      List<Integer> batches =
          IntStream.range(0, 10).boxed().sorted(order).collect(Collectors.toList());
      for (int batch : batches) {
        List<Identity> some = new ArrayList<>(people.subList(batch * 20, batch * 20 + 20));
        Collections.shuffle(some, new Random(batch));
        assertThat(vault.resolve(some, IMPORTER)).hasSize(20);
      }
      return people.stream().map(person -> key(vault, person)).toList();
    }
  }

  @Test
  void remembersWhatWasSentOfARow() throws IOException {
    Sent event =
        new Sent("e", "k", "task.recorded", "t", "harbor", "harbor", "2025-05-01", null, "r", "c");
    LedgerRow row = new LedgerRow("source", "row", "content", 20_000, List.of(event));
    List<String> place = List.of("source", "row");
    try (Vault vault = open(directory)) {
      vault.ledger().intend(List.of(row));
      assertThat(vault.ledger().find(List.of(place)).get(place))
          .isEqualTo(new Ledger.Entry(row, false));
      vault.ledger().settle(List.of(row));
    }
    try (Vault vault = open(directory)) {
      assertThat(vault.ledger().until("source", 20_000))
          .containsExactly(new Ledger.Entry(row, true));
      assertThat(vault.ledger().until("source", 19_999)).isEmpty();
      assertThat(vault.ledger().find(List.of(List.of("source", "other")))).isEmpty();
    }
  }

  @Test
  void revealsAPersonToTheOfficerAlone() throws IOException {
    try (Vault vault = open(directory)) {
      String key = key(vault, MARIA);

      assertThat(vault.reveal(key, OFFICER)).containsExactly(MARIA);
      assertThatThrownBy(() -> vault.reveal(key, IMPORTER)).isInstanceOf(VaultException.class);
      assertThatThrownBy(() -> vault.resolve(List.of(MARIA), OFFICER))
          .isInstanceOf(VaultException.class);
    }
  }

  @Test
  void answersErasedForWhoeverWasErased() throws IOException {
    try (Vault vault = open(directory)) {
      String key = key(vault, MARIA);

      assertThat(vault.forget(key, OFFICER)).isEqualTo(1);
      assertThat(vault.resolve(List.of(MARIA), IMPORTER).get(MARIA)).isEqualTo(new Answer.Erased());
      assertThat(vault.isErased(key)).isTrue();
      assertThat(vault.reveal(key, OFFICER)).isEmpty();
    }
    assertThat(dump(directory)).contains("identities").doesNotContain("Maria");
  }

  @Test
  void notesEveryLookUpWithoutANameOrAKey() throws IOException {
    try (Vault vault = open(directory)) {
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
    open(directory).close();
    Path file = directory.resolve("key");
    Files.writeString(file, "0".repeat(64));
    assertThatThrownBy(() -> open(directory)).hasMessageContaining("not that of this vault");

    Files.writeString(file, "secret");
    assertThatThrownBy(() -> open(directory))
        .hasMessageContaining("64 hex digits")
        .hasMessageNotContaining("secret");

    Files.delete(file);
    assertThatThrownBy(() -> open(directory)).hasMessageContaining("no key to it");
  }

  @Test
  void opensNoValueThatWasMoved() {
    Secrets secrets = Secrets.passing();
    String sealed = secrets.seal("Maria", "here");

    assertThat(secrets.open(sealed, "here")).isEqualTo("Maria");
    assertThatThrownBy(() -> secrets.open(sealed, "there")).isInstanceOf(VaultException.class);
  }

  @Test
  void writesBytesInTheDigitsOfRfc4648() {
    assertThat(Secrets.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("cpnmuoj1");
    assertThat(Secrets.base32(new byte[] {-1})).isEqualTo("7v");
    assertThat(Secrets.base32(new byte[16])).isEqualTo("0".repeat(26));
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
