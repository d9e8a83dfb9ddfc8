package org.waymark.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.pages.Role;

class TokensTest {

  @TempDir Path directory;
  private Tokens tokens = new Tokens(Path.of("unset"));

  @BeforeEach
  void begin() {
    tokens = new Tokens(directory.resolve("tokens.json"));
  }

  @Test
  void findsTheTokenOfASecretAndNoneOfAnother() {
    String secret = tokens.create("board pc", Role.MANAGER, Set.of("harbor"));

    assertThat(secret).startsWith("wm_").hasSize(46);
    assertThat(tokens.use(" " + secret + "\n").map(Token::programs)).contains(Set.of("harbor"));
    assertThat(tokens.use(secret + "x")).isEmpty();
  }

  @Test
  void keepsNoSecretAndLetsItsOwnerAloneRead() throws IOException {
    String secret = tokens.create("lab", Role.ENGINEER, Set.of());
    Path file = directory.resolve("tokens.json");

    assertThat(Files.readString(file)).doesNotContain(secret).doesNotContain(secret.substring(3));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void remembersTheDayOfTheLastUse() {
    String secret = tokens.create("lab", Role.ENGINEER, Set.of());
    assertThat(tokens.all().get(0).lastUsed()).isEmpty();

    assertThat(tokens.use(secret)).isPresent();

    assertThat(tokens.all().get(0).lastUsed()).isPresent();
  }

  @Test
  void revokesOneAndLeavesTheOthers() {
    String gone = tokens.create("one", Role.OFFICER, Set.of());
    String stays = tokens.create("two", Role.OFFICER, Set.of());

    tokens.revoke("one");

    assertThat(tokens.use(gone)).isEmpty();
    assertThat(tokens.use(stays).map(Token::name)).isEqualTo(Optional.of("two"));
    assertThatThrownBy(() -> tokens.revoke("one")).hasMessageContaining("waymark token list");
  }

  @Test
  void refusesNamesAndProgramsThatDoNotFit() {
    tokens.create("one", Role.OFFICER, Set.of());

    assertThatThrownBy(() -> tokens.create("one", Role.OFFICER, Set.of()))
        .hasMessageContaining("already");
    assertThatThrownBy(() -> tokens.create("a\nb", Role.OFFICER, Set.of()))
        .hasMessageContaining("letters");
    assertThatThrownBy(() -> tokens.create("m", Role.MANAGER, Set.of()))
        .hasMessageContaining("--program");
    assertThatThrownBy(() -> tokens.create("e", Role.ENGINEER, Set.of("harbor")))
        .hasMessageContaining("only a manager");
  }

  @Test
  void letsNobodyInWhereTheFileCannotBeRead() throws IOException {
    Files.writeString(directory.resolve("tokens.json"), "{\"tokens\":[{}]}");

    assertThatThrownBy(tokens::all).isInstanceOf(TokenException.class);
  }
}
