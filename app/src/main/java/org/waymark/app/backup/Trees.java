package org.waymark.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Many files at once. */
final class Trees {

  private static final long MIB = 1L << 20;

  private Trees() {}

  /** Hears how far the copying is. */
  interface Watcher {
    void copied(long bytes, long all);
  }

  /**
   * Copies files to the same places below another directory, onto the disk.
   *
   * @throws BackupException when there is no room for them
   */
  static List<Copied> copy(Path from, List<String> paths, Path to, Watcher watcher)
      throws IOException, InterruptedException {
    long all = 0;
    for (String path : paths) {
      all += Files.size(from.resolve(path));
    }
    requireRoom(to, all);
    List<Copied> copied = new ArrayList<>();
    TreeSet<Path> directories = new TreeSet<>();
    long done = 0;
    for (String path : paths) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while copying");
      }
      Path target = to.resolve(path);
      Copied file = Copied.copy(from.resolve(path), target, path);
      directories.add(Objects.requireNonNull(target.getParent()));
      copied.add(file);
      done += file.bytes();
      watcher.copied(done, all);
    }
    for (Path directory : directories) {
      Manifest.sync(directory);
    }
    return copied;
  }

  private static void requireRoom(Path directory, long bytes) throws IOException {
    long room = Files.getFileStore(directory).getUsableSpace();
    if (room < bytes) {
      throw new BackupException(
          String.format(
              Locale.ROOT,
              "there is no room for it in %s: it takes %,d MiB and %,d are free",
              directory,
              bytes / MIB + 1,
              room / MIB));
    }
  }

  /** Removes a directory with all that is in it, if it is there. */
  static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
