package org.waymark.ingest.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders to erase people, as the vault keeps them. */
class ErasuresTest {

  private static final Asker IMPORTER = new Asker(Asker.Role.IMPORTER, "import-1");
  private static final Asker OFFICER = new Asker(Asker.Role.OFFICER, "a request");
  private static final Identity MARIA = new Identity("harbor", "Maria 17");

  @TempDir private Path directory;
  private Vault vault;
  private String maria = "";

  @BeforeEach
  void open() throws IOException {
    vault = Opening.file(directory);
    maria = resolve(MARIA);
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private String resolve(Identity person) {
    Answer answer = Objects.requireNonNull(vault.resolve(List.of(person), IMPORTER).get(person));
    return ((Answer.Known) answer).participantKey();
  }

  @Test
  void fromTheOrderOnThePersonIsRefusedByNumberAndByKey() {
    ErasureOrder unused = vault.erasures().order(maria, OFFICER);

    assertThat(vault.resolve(List.of(MARIA), IMPORTER)).containsValue(new Answer.Erased());
    assertThat(vault.isErased(maria)).isTrue();
    assertThat(vault.reveal(maria, OFFICER)).isEmpty();
  }

  @Test
  void anOrderOutlivesTheProcessAndIsGivenOnce() throws IOException {
    ErasureOrder order = vault.erasures().order(maria, OFFICER);
    vault.erasures().note(order, "cells 12");
    vault.close();
    vault = Opening.file(directory);

    assertThat(vault.erasures().open()).containsExactly(order);
    assertThat(vault.erasures().order(maria, OFFICER)).isEqualTo(order);
    assertThat(vault.erasures().noted(order)).contains("cells 12");
  }

  @Test
  void aReceiptTakesThePlaceOfTheKey() throws IOException {
    ErasureOrder order = vault.erasures().order(maria, OFFICER);
    vault.erasures().end(order, "{\"left\":0}");

    assertThat(vault.erasures().open()).isEmpty();
    ErasureRecord record = vault.erasures().find(order.id()).orElseThrow();
    assertThat(record.receipt()).isEqualTo("{\"left\":0}");
    assertThat(record.asker()).isEqualTo(OFFICER);
    assertThat(record.endedAt()).isNotNull();
    assertThat(Files.readString(directory.resolve("vault.db"), StandardCharsets.ISO_8859_1))
        .doesNotContain(maria);
  }

  @Test
  void anErasureTakesTheKeysThatWereLinkedWithIt() {
    Identity mary = new Identity("tejo", "Mary 4");
    Identity marie = new Identity("tejo", "Marie 5");
    String second = resolve(mary);
    String third = resolve(marie);
    assertThat(vault.link(third, second, OFFICER)).isEqualTo(1);
    assertThat(vault.link(second, maria, OFFICER)).isEqualTo(2);
    assertThat(resolve(marie)).isEqualTo(maria);

    ErasureOrder order = vault.erasures().order(maria, OFFICER);

    assertThat(order.participantKeys()).containsExactly(maria, second, third);
    assertThat(vault.resolve(List.of(mary, marie), IMPORTER).values())
        .containsOnly(new Answer.Erased());
    assertThat(List.of(second, third)).allMatch(vault::isErased);
  }

  @Test
  void nobodyIsLinkedToWhoWasErased() {
    String other = resolve(new Identity("tejo", "Mary 4"));
    ErasureOrder unused = vault.erasures().order(maria, OFFICER);

    assertThatThrownBy(() -> vault.link(other, maria, OFFICER))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("erased");
  }

  @Test
  void anOlderCopyTakesTheListOfTheNewerOne() throws IOException {
    String inBoth = maria;
    Path copy = Files.createDirectory(directory.resolve("copy"));
    vault.close();
    for (String file : List.of("vault.db", "key")) {
      Files.copy(directory.resolve(file), copy.resolve(file));
    }
    vault = Opening.file(directory);
    ErasureOrder unused = vault.erasures().order(inBoth, OFFICER);

    try (Vault older = Opening.file(copy)) {
      assertThat(older.isErased(inBoth)).isFalse();
      older.erasures().adopt(vault.erasures().listed());

      assertThat(older.isErased(inBoth)).isTrue();
      assertThat(older.resolve(List.of(MARIA), IMPORTER)).containsValue(new Answer.Erased());
    }
  }

  @Test
  void onlyTheOfficerOrdersAndReadsThem() {
    assertThatThrownBy(() -> vault.erasures().order(maria, IMPORTER))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.erasures().all(IMPORTER)).isInstanceOf(VaultException.class);
    assertThat(vault.erasures().all(OFFICER)).isEmpty();
  }
}
