package org.waymark.streams.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.waymark.schemas.lake.Lake;

/**
 * Where upkeeps spill what does not fit into their memory: a directory of the lake, with one for
 * each of them. DuckDB removes what it spilled; of a process that was killed it stays, and nobody
 * has the key to it.
 */
final class Scratch {

  /** No copy takes that long, and none that somebody has stopped meanwhile misses the files. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** Of a lake. */
  static Scratch of(Lake lake) {
    return new Scratch(lake.directory().resolve("scratch"));
  }

  /** A place of one's own, which is not there yet. */
  Path fresh() {
    return directory.resolve(UUID.randomUUID().toString());
  }

  /** Removes what nobody has written to for a day; says how many files. */
  int removeAbandoned() {
    FileTime before = FileTime.from(Instant.now().minus(ABANDONED));
    try {
      int removed = 0;
      for (Path place : in(directory)) {
        if (isAbandoned(place, before)) {
          for (Path spilled : in(place)) {
            removed += Files.deleteIfExists(spilled) ? 1 : 0;
          }
          Files.deleteIfExists(place);
        }
      }
      return removed;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove what a killed upkeep has left", e);
    }
  }

  private static boolean isAbandoned(Path place, FileTime before) throws IOException {
    for (Path spilled : in(place)) {
      if (!RemoveOrphanFiles.isOlder(spilled, before)) {
        return false;
      }
    }
    return RemoveOrphanFiles.isOlder(place, before);
  }

  /** What is in a directory; nothing where it is not there. */
  private static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
