package org.waymark.streams.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/**
 * Removes files that no snapshot names: what a crash left behind. A file may also be on its way
 * into a commit, and its age proves nothing, since a process that was stopped commits when it
 * wakes. So a fence is committed between looking and removing: every commit that was prepared
 * before it loses, and no file that was seen can be named by one any more.
 */
final class RemoveOrphanFiles {

  private final Lake lake;
  private final Duration youngest;

  /**
   * @param youngest files that are younger are left alone: a fence costs whoever writes now a batch
   */
  RemoveOrphanFiles(Lake lake, Duration youngest) {
    this.lake = lake;
    this.youngest = youngest;
  }

  /** Removes those of all tables; says how many. */
  int remove() {
    int removed = 0;
    for (LakeTable table : LakeTable.ALL) {
      Table target = lake.load(table);
      removed += remove(target, () -> Appends.fence(target));
    }
    Table heads = lake.heads();
    return removed + remove(heads, () -> Appends.fenceHeads(lake));
  }

  /** A commit after which none that was prepared before it holds. */
  private interface Fence {
    /** False if a rival was there first. */
    boolean commit();
  }

  private int remove(Table table, Fence fence) {
    Set<Path> orphans = seen(table);
    orphans.removeAll(named(table));
    if (orphans.isEmpty() || !fence.commit()) {
      return 0;
    }
    Steps.reached("upkeep.fenced");
    table.refresh();
    orphans.removeAll(named(table));
    orphans.forEach(orphan -> table.io().deleteFile(orphan.toString()));
    Steps.reached("upkeep.orphans-removed");
    return orphans.size();
  }

  private Set<Path> seen(Table table) {
    FileTime before = FileTime.from(Instant.now().minus(youngest));
    Set<Path> seen = new HashSet<>();
    for (String kind : List.of("data", "metadata")) {
      Path directory = Path.of(table.location(), kind);
      if (!Files.isDirectory(directory)) {
        continue; // nothing was written yet
      }
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (isOlder(file, before)) {
            seen.add(file.toAbsolutePath().normalize());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot look through the lake", e);
      }
    }
    return seen;
  }

  /** Whether it was last written to before a time; false where it has gone. */
  static boolean isOlder(Path file, FileTime before) throws IOException {
    try {
      return Files.getLastModifiedTime(file).compareTo(before) <= 0;
    } catch (NoSuchFileException e) {
      return false; // whoever made it has removed it
    }
  }

  /** All files that the table's snapshots name, and those that name the snapshots. */
  private static Set<Path> named(Table table) {
    Set<String> named = new HashSet<>(ReachableFileUtil.metadataFileLocations(table, false));
    named.addAll(ReachableFileUtil.manifestListLocations(table));
    Map<String, ManifestFile> manifests = new HashMap<>();
    for (Snapshot snapshot : table.snapshots()) {
      snapshot.allManifests(table.io()).forEach(each -> manifests.put(each.path(), each));
    }
    named.addAll(manifests.keySet());
    manifests.values().forEach(manifest -> named.addAll(dataFiles(table, manifest)));
    Set<Path> paths = new HashSet<>();
    named.forEach(location -> paths.add(Path.of(location).toAbsolutePath().normalize()));
    return paths;
  }

  private static Set<String> dataFiles(Table table, ManifestFile manifest) {
    try (CloseableIterable<String> paths =
        ManifestFiles.readPaths(manifest, table.io(), table.specs())) {
      Set<String> files = new HashSet<>();
      paths.forEach(files::add);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a manifest of " + table.name(), e);
    }
  }
}
