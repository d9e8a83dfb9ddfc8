package org.waymark.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.Cli;

/** What the commands ask for that work on a lake which several processes share. */
@Tag("long")
class SharedLakeTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"backup copy", "restore copy"})
  void aCopyOfAHomeRefusesASharedLakeBeforeAnythingIsDone(String command) {
    assertRefused(command, "a lake that stream processes share");
  }

  @ParameterizedTest
  @ValueSource(strings = {"erase person-k1 --yes", "replay"})
  void whatReachesIntoTheFoldAsksForTheClusterBeforeAnythingIsDone(String command) {
    assertRefused(command, "which cluster?");
  }

  private void assertRefused(String command, String reason) {
    Path lake = directory.resolve("lake");

    Cli.Result result =
        new Cli(directory.resolve("home")).run((command + " --lake " + lake).split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(reason);
    assertThat(lake).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "ingest"})
  void aRoleSaysWhatItNeeds(String role) {
    Cli.Result alone = new Cli(directory.resolve("home")).run(role);
    Cli.Result clustered =
        new Cli(directory.resolve("home")).run(role, "--bootstrap-server", "127.0.0.1:1");

    assertThat(alone.err()).startsWith("waymark: which cluster?");
    assertThat(clustered.err()).startsWith("waymark: which lake?");
    assertThat(clustered.exitCode()).isEqualTo(1);
  }
}
