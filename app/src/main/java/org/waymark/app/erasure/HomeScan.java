package org.waymark.app.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.app.home.Home;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;

/**
 * Looks for the keys of people in every byte under a home, and in its lake if that is elsewhere.
 */
final class HomeScan {

  private static final String LAKE = "lake";
  private static final long PAUSE_MS = 200;
  private static final long LONGEST_PAUSES = 300;
  private static final int MOST_SCANS = 3;
  private static final long BETWEEN_SCANS_MS = 3_000;

  private final Home home;
  private final Needles needles;

  HomeScan(Home home, List<String> participantKeys) {
    this.home = home;
    this.needles = new Needles(participantKeys);
  }

  /**
   * Everything, once the broker has deleted what it has compacted away. In a home that is at work a
   * file may go while it is looked at, so what seems to be left is looked for again.
   */
  Receipt.Scanned all() throws IOException, InterruptedException {
    awaitDeletions();
    Receipt.Scanned scanned = once();
    for (int i = 1; i < MOST_SCANS && !scanned.isClean(); i++) {
      Thread.sleep(BETWEEN_SCANS_MS);
      scanned = once();
    }
    return scanned;
  }

  private Receipt.Scanned once() throws IOException {
    Scan.Result result = Scan.directory(home.directory(), needles);
    Map<String, Long> left = new HashMap<>();
    for (Scan.Found found : result.found()) {
      left.merge(part(found.file()), 1L, Long::sum);
    }
    long files = result.files();
    long bytes = result.bytes();
    long unread = result.unread().size();
    if (!home.lake().startsWith(home.directory())) {
      Scan.Result shared = Scan.directory(home.lake(), needles);
      if (!shared.found().isEmpty()) {
        left.merge(LAKE, (long) shared.found().size(), Long::sum);
      }
      files += shared.files();
      bytes += shared.bytes();
      unread += shared.unread().size();
    }
    return new Receipt.Scanned(files, bytes, unread, left);
  }

  /** The part of the home that a file is in; its name may be a name. */
  private String part(Path file) {
    Path inside = file.isAbsolute() ? home.directory().relativize(file) : file;
    String first = inside.getName(0).toString();
    return inside.getNameCount() > 1 ? first : "files";
  }

  private void awaitDeletions() throws IOException, InterruptedException {
    for (int i = 0; i < LONGEST_PAUSES && anyDeleted(); i++) {
      Thread.sleep(PAUSE_MS);
    }
  }

  private boolean anyDeleted() throws IOException {
    if (Files.notExists(home.log())) {
      return false;
    }
    try (Stream<Path> files = Files.list(home.log())) {
      for (Path partition : files.filter(Files::isDirectory).toList()) {
        if (partition.toString().endsWith("-delete")) {
          return true;
        }
        try (Stream<Path> segments = Files.list(partition)) {
          if (segments.anyMatch(each -> each.toString().endsWith(".deleted"))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /**
   * Deletes files of the lake that nothing names and that hold the keys, or break off so that
   * nobody knows what they hold: a process that was killed had prepared them.
   *
   * @return how many there were
   */
  int deleteUnnamed(Set<String> named) throws IOException {
    int deleted = 0;
    Scan.Result result = Scan.directory(home.lake(), needles);
    Set<Path> suspects = new HashSet<>(result.unread());
    result.found().forEach(found -> suspects.add(found.file()));
    for (Path file : suspects) {
      boolean holdsRows = file.toString().endsWith(".parquet") || file.toString().endsWith(".avro");
      if (holdsRows && !named.contains(file.toString()) && Files.deleteIfExists(file)) {
        deleted++;
      }
    }
    return deleted;
  }
}
