package org.waymark.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.app.access.OwnerOnly;

/**
 * The directory that holds everything: log, state, lake, messages. Readable by its owner alone.
 * Where several processes work on one cluster each has a home of its own, and they share the lake
 * with its publications.
 *
 * @param directory absolute
 * @param sharedLake the lake of several homes, absolute; without one the home has its own
 */
public record Home(Path directory, Optional<Path> sharedLake) {

  /** Makes the paths absolute. */
  public Home {
    directory = absolute(directory);
    sharedLake = sharedLake.map(Home::absolute);
  }

  /** A home that holds its own lake. */
  public Home(Path directory) {
    this(directory, Optional.empty());
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * Makes the directory and those of state and lake if they are not there, readable by their owner
   * alone. A directory that is there keeps its mode: it may hold more than a home.
   *
   * @throws UncheckedIOException when one cannot be made or written to
   */
  public void prepare() {
    try {
      for (Path each : List.of(directory, state(), lake())) {
        OwnerOnly.createDirectory(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the home " + directory, e);
    }
  }

  /**
   * Makes the broker's directory in the same way. A home whose log is in an existing cluster has
   * none.
   *
   * @return the directory
   * @throws UncheckedIOException when it cannot be made or written to
   */
  public Path prepareLog() {
    try {
      OwnerOnly.createDirectory(log());
      return log();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the home " + directory, e);
    }
  }

  /**
   * Makes the directory of publications in the same way.
   *
   * @return the directory
   * @throws IOException when it cannot be made
   */
  public Path preparePublished() throws IOException {
    OwnerOnly.createDirectory(published());
    return published();
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
    return sharedLake.orElse(directory.resolve("lake"));
  }

  /** The vault's directory: the only place that knows a person. */
  public Path vault() {
    return directory.resolve("vault");
  }

  /** The directory of publications: beside the tables of a lake that is shared. */
  public Path published() {
    return sharedLake.orElse(directory).resolve("published");
  }

  /** The directory of research releases. */
  public Path releases() {
    return directory.resolve("releases");
  }

  /**
   * Makes the directory of research releases, readable by the owner alone.
   *
   * @return the directory
   * @throws IOException when it cannot be made
   */
  public Path prepareReleases() throws IOException {
    OwnerOnly.createDirectory(releases());
    return releases();
  }

  /** Who may sign in to the pages. */
  public Path tokens() {
    return directory.resolve("tokens.json");
  }

  /** Who looked at which page. */
  public Path looks() {
    return directory.resolve("looks.jsonl");
  }

  /** What researchers asked. */
  public Path queries() {
    return directory.resolve("queries.jsonl");
  }

  /** Files that were sent to the pages and are not imported yet. */
  public Path uploads() {
    return directory.resolve("uploads");
  }

  /** There while a restore into the home has not come to its end: nobody else may use it. */
  public Path restoring() {
    return directory.resolve("restoring");
  }

  /** Is there while an order to erase somebody may stand in the vault. */
  public Path erasing() {
    return directory.resolve("erasing");
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
