package org.waymark.app.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.pages.Role;
import org.waymark.reports.release.ReleaseException;
import org.waymark.reports.sandbox.Limits;
import org.waymark.reports.sandbox.Refused;
import org.waymark.reports.sandbox.Worker;

class CageTest {

  @TempDir Path directory;

  @Test
  void refusesToRunWhereNothingIsLockedUp() throws SQLException {
    Path people = People.write(directory.resolve("people.parquet"));
    List<String> unprotected =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Worker.class.getName());

    assertThatThrownBy(
            () -> Sandbox.start(unprotected, Map.of("people", people.toString()), Limits.STANDARD))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("it reaches the files of this machine, the network, writing");
  }

  @Test
  void servesNothingThatWasChangedAfterItsApproval() throws Exception {
    Home home = new Home(directory.resolve("home"));
    Releasing.approved(home, 1);
    Files.writeString(home.releases().resolve("1").resolve("people.parquet"), "another");

    assertThatThrownBy(() -> Released.approved(home.releases(), 1))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining("is not what was approved");
  }

  @Test
  void saysWhatToDoWithoutBubblewrap() {
    assertThatThrownBy(() -> Cage.bubblewrap(directory.toString()))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("apt-get install bubblewrap");
  }

  @Test
  void saysWhyALockThatDoesNotWorkDoesNot() {
    assertThatThrownBy(
            () ->
                Sandbox.start(
                    List.of(
                        "/bin/sh",
                        "-c",
                        "echo 'bwrap: No permissions to create a new namespace' >&2; exit 1"),
                    Map.of(),
                    Limits.STANDARD))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("cannot be locked up here, so nothing is run: bwrap: No permissions");
  }

  @Test
  void asksOnlyWhatAnOfficerApprovedAndWritesItDown() throws Exception {
    assumeTrue(Bubblewrap.works(), Bubblewrap.MISSING);
    Home home = new Home(directory.resolve("home"));
    Releasing.waiting(home, 1);
    Asker asker = new Asker("university", Role.RESEARCHER);
    try (Research research = new Research(home, Limits.STANDARD)) {
      assertThatThrownBy(() -> research.ask(asker, 1, "FROM people", new CollectedRows()))
          .isInstanceOf(ReleaseException.class);
      Releasing.decide(home, 1, "APPROVED");
      CollectedRows rows = new CollectedRows();
      research.ask(asker, 1, "SELECT count(*) AS n FROM people", rows);
      assertThatThrownBy(() -> research.ask(asker, 1, "DROP TABLE people", new CollectedRows()))
          .isInstanceOf(Refused.class);

      assertThat(rows.rows().toString()).isEqualTo("[{n=1000}]");
      Releasing.decide(home, 1, "WITHDRAWN");
      assertThatThrownBy(() -> research.ask(asker, 1, "FROM people", new CollectedRows()))
          .isInstanceOf(ReleaseException.class);
    }
    assertThat(Files.readAllLines(home.queries()))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .contains("\"token\":\"university\"", "SELECT count(*) AS n FROM people"),
            line -> assertThat(line).contains("\"outcome\":\"whole\",\"rows\":1"),
            line -> assertThat(line).contains("DROP TABLE people"),
            line -> assertThat(line).contains("\"outcome\":\"statement\""));
  }
}
