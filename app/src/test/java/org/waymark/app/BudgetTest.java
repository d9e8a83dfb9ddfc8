package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.reports.pages.Role;

class BudgetTest {

  @TempDir Path directory;

  @Test
  void anOfficerGrantsAndNobodyElse() throws Exception {
    Home home = new Home(directory.resolve("home"));
    home.prepare();
    Cli cli = new Cli(home.directory());
    Path officer = token(home, "officer", Role.OFFICER);
    Path researcher = token(home, "lab", Role.RESEARCHER);

    Cli.Result alone = cli.run("budget", "--grant", "2");
    Cli.Result another = cli.run("budget", "--grant", "2", "--token-file", researcher.toString());
    Cli.Result tooFine = cli.run("budget", "--grant", "0.0001", "--token-file", officer.toString());
    Cli.Result granted =
        cli.run("budget", "--grant", "2.5", "--token-file", officer.toString(), "--json");

    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(another.exitCode()).isEqualTo(1);
    assertThat(another.err()).contains("holds no officer's token");
    assertThat(tooFine.exitCode()).isEqualTo(2);
    assertThat(granted.err()).doesNotContain("waymark:");
    assertThat(granted.out())
        .contains("\"granted\":\"2.500\"", "\"left\":\"2.500\"", "\"draws\":[]");
  }

  private Path token(Home home, String name, Role role) throws Exception {
    String secret = new Tokens(home.tokens()).create(name, role, Set.of());
    return Files.writeString(directory.resolve(name + ".token"), secret + "\n");
  }
}
