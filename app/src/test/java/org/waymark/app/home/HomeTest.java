package org.waymark.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  @TempDir Path directory;

  @Test
  void aNewHomeIsReadableByItsOwnerAlone() throws IOException {
    Path home = directory.resolve("new");
    new Home(home).prepare();

    assertThat(mode(home)).isEqualTo("rwx------");
  }

  @Test
  void aDirectoryThatIsThereKeepsItsModeAndWhatHoldsPeopleIsPrivate() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Home home = new Home(directory);
    home.prepare();
    home.prepareLog();

    assertThat(mode(directory)).isEqualTo("rwxr-xr-x");
    assertThat(mode(directory.resolve("log"))).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("state"))).isEqualTo("rwx------");
    assertThat(mode(directory.resolve("lake"))).isEqualTo("rwx------");
  }

  @Test
  void theLockAndThePublicationsAreTheOwnersAloneInADirectoryThatIsNot() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Home home = new Home(directory);
    try (HomeLock lock = HomeLock.take(home).orElseThrow()) {
      lock.announce("127.0.0.1:1").close();
    }

    assertThat(mode(home.lock())).isEqualTo("rw-------");
    assertThat(mode(home.preparePublished())).isEqualTo("rwx------");
  }

  @Test
  void aHomeHasNoLogUntilABrokerNeedsOne() {
    Home home = new Home(directory);
    home.prepare();

    assertThat(home.log()).doesNotExist();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
