package org.waymark.streams.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;
import org.waymark.schemas.step.Steps;

/**
 * Puts few sorted files in the place of many, and points the newest head to them. Beside a writer,
 * which may append meanwhile, and beside another upkeep, of which one loses.
 */
final class RewriteDataFiles {

  private final Lake lake;
  private final SortedCopy copy;
  private final PartsWatcher watcher;

  /**
   * @param watcher is told of each part of a table's rows
   */
  RewriteDataFiles(Lake lake, SortedCopy copy, PartsWatcher watcher) {
    this.lake = lake;
    this.copy = copy;
    this.watcher = watcher;
  }

  /**
   * Rewrites one table.
   *
   * @param choice what to rewrite, by the bytes of the table
   * @return whether anything was rewritten
   */
  boolean rewrite(LakeTable table, LongFunction<FileChoice> choice) {
    Table target = lake.load(table);
    List<DataFile> live = live(target);
    long bytes = live.stream().mapToLong(DataFile::fileSizeInBytes).sum();
    FileChoice chosen = choice.apply(bytes);
    List<List<DataFile>> groups =
        table.key().isEmpty()
            ? chosen.ofRows(live, DataFile::fileSizeInBytes)
            : chosen.ofRevisions(live, DataFile::fileSizeInBytes);
    boolean any = false;
    for (int i = 0; i < groups.size(); i++) {
      int before = i;
      any |=
          rewrite(
              table,
              target,
              groups.get(i),
              (what, done, parts) ->
                  watcher.at(what, before * parts + done, groups.size() * parts));
    }
    return any;
  }

  private boolean rewrite(LakeTable table, Table target, List<DataFile> group, PartsWatcher told) {
    Position start = Position.of(SnapshotUtil.currentAncestors(target));
    DataFile one = copy.copy(table, target, group, told);
    Steps.reached("upkeep.file-written");
    boolean won = Appends.replace(target, start, group, one);
    Steps.reached("upkeep.table-rewritten");
    return won;
  }

  /**
   * Points the newest head to the newest snapshots that hold the same as those that it names.
   *
   * @return false if a writer published meanwhile: its head names snapshots of its own
   */
  boolean repoint() {
    Head head = lake.head(); // before the tables are looked at
    Map<String, Long> snapshots = new HashMap<>(head.snapshots());
    for (LakeTable table : LakeTable.ALL) {
      Long named = head.snapshots().get(table.name());
      Table target = lake.load(table);
      if (named != null && holdsTheSame(target, named)) {
        snapshots.put(table.name(), target.currentSnapshot().snapshotId());
      }
    }
    if (snapshots.equals(head.snapshots())) {
      return true;
    }
    boolean won = Appends.publish(lake, head.next(head.cut(), snapshots));
    Steps.reached("upkeep.head-repointed");
    return won;
  }

  /** Rows come with offsets: where those are the same, only upkeep has been there since. */
  private static boolean holdsTheSame(Table target, long named) {
    @Nullable Snapshot current = target.currentSnapshot();
    return current != null
        && target.snapshot(named) != null
        && Objects.equals(
            Position.of(SnapshotUtil.currentAncestors(target)).next(),
            Position.of(SnapshotUtil.ancestorsOf(named, target::snapshot)).next());
  }

  static List<DataFile> live(Table target) {
    try (CloseableIterable<FileScanTask> tasks = target.newScan().planFiles()) {
      return StreamSupport.stream(tasks.spliterator(), false)
          .<DataFile>map(FileScanTask::file)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot plan the reading of " + target.name(), e);
    }
  }
}
