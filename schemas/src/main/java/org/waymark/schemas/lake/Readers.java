package org.waymark.schemas.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Who reads which head: an empty file for each reader, called after the head's sequence, and locked
 * while the reader lives. The operating system gives a lock up when its process dies, however.
 */
final class Readers {

  /** A file of which the lock is not taken yet is of somebody who has just come. */
  private static final Duration COMING = Duration.ofMinutes(1);

  /**
   * The files of this process. They are never opened a second time: a process that closes a file
   * gives up all its locks on it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private Readers() {}

  static Closeable enter(Path lake, long sequence) {
    Path file = directory(lake).resolve(sequence + "-" + UUID.randomUUID());
    try {
      Files.createDirectories(directory(lake));
      OURS.add(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      channel.lock();
      return () -> leave(file, channel);
    } catch (IOException e) {
      OURS.remove(file);
      throw new UncheckedIOException("cannot say in the lake that it is read", e);
    }
  }

  private static void leave(Path file, FileChannel channel) throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    } finally {
      OURS.remove(file);
    }
  }

  /** The sequences of heads that somebody reads; what dead readers left goes. */
  static Set<Long> held(Path lake) {
    Set<Long> held = new HashSet<>();
    if (!Files.isDirectory(directory(lake))) {
      return held;
    }
    try (Stream<Path> files = Files.list(directory(lake))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (OURS.contains(file) || isHeld(file)) {
          held.add(Long.valueOf(file.getFileName().toString().split("-", 2)[0]));
        }
      }
      return held;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot see who reads the lake", e);
    }
  }

  private static boolean isHeld(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Instant come = Files.getLastModifiedTime(file).toInstant();
      if (come.isAfter(Instant.now().minus(COMING))) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (NoSuchFileException e) {
      return false; // the reader has left
    }
  }

  private static Path directory(Path lake) {
    return lake.resolve("readers");
  }
}
