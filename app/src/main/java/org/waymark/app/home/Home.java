package org.waymark.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that holds everything: log, state, lake, messages. Readable by its owner alone.
 *
 * @param directory absolute
 */
public record Home(Path directory) {

  /** Makes the path absolute. */
  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /**
   * Makes the directory if it is not there.
   *
   * @throws UncheckedIOException when it cannot be made or written to
   */
  public void prepare() {
    try {
      Files.createDirectories(directory);
      if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the home " + directory, e);
    }
  }

  /** The broker's directory. */
  public Path log() {
    return directory.resolve("log");
  }

  /** The state of Kafka Streams. */
  public Path state() {
    return directory.resolve("state");
  }

  /** The lake's directory. */
  public Path lake() {
    return directory.resolve("lake");
  }

  /** Where the process that uses the home says so. */
  Path lock() {
    return directory.resolve("waymark.lock");
  }

  /** Where messages for engineers go. */
  public Path messages() {
    return directory.resolve("waymark.log");
  }

  @Override
  public String toString() {
    return directory.toString();
  }
}
