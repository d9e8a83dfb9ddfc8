package org.waymark.streams.lake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/**
 * Lets snapshots go that nobody can open any more, with the files that only they name: those that
 * are older than the grace, of no kept head, of no reader that is at work, of no publication that
 * the next one is compared with. The newest head is published anew first, so that a writer that
 * resolved its snapshots before, and stood still, loses when it wakes; its own would be gone.
 */
final class ExpireSnapshots {

  private final Lake lake;
  private final Duration grace;

  /**
   * @param grace how long a head may be read and not yet be held
   */
  ExpireSnapshots(Lake lake, Duration grace) {
    this.lake = lake;
    this.grace = grace;
  }

  /**
   * Expires.
   *
   * @param published snapshots that publications need
   * @return how many snapshots have gone
   */
  int expire(Set<Long> published) {
    long before = System.currentTimeMillis() - grace.toMillis();
    if (!hasOlder(before, published)) {
      return 0;
    }
    Head head = lake.head();
    if (head.sequence() > 0 && !Appends.publish(lake, head.next(head.cut(), head.snapshots()))) {
      return 0; // a writer is at it: the next round
    }
    Steps.reached("upkeep.heads-fenced");
    Set<Long> keptHeads = new HashSet<>();
    Set<Long> kept = new HashSet<>(published);
    keep(before, keptHeads, kept);
    int gone = expire(lake.heads(), before, keptHeads);
    for (LakeTable table : LakeTable.ALL) {
      gone += expire(lake.load(table), before, kept);
    }
    Steps.reached("upkeep.snapshots-expired");
    return gone;
  }

  private boolean hasOlder(long before, Set<Long> published) {
    Set<Long> kept = new HashSet<>(published);
    kept.addAll(lake.head().snapshots().values());
    return LakeTable.ALL.stream()
        .map(lake::load)
        .anyMatch(table -> !expirable(table, before, kept).isEmpty());
  }

  private void keep(long before, Set<Long> keptHeads, Set<Long> kept) {
    // Who reads now says so; who has just begun reads a head that is younger than the grace.
    Set<Long> held = lake.heldByReaders();
    for (Snapshot snapshot : lake.heads().snapshots()) {
      Head head = Head.fromSummary(snapshot.summary());
      if (snapshot.timestampMillis() >= before || held.contains(head.sequence())) {
        keptHeads.add(snapshot.snapshotId());
        kept.addAll(head.snapshots().values());
      }
    }
    kept.addAll(lake.head().snapshots().values());
  }

  private static int expire(Table table, long before, Set<Long> kept) {
    List<Long> ids = expirable(table, before, kept);
    if (ids.isEmpty()) {
      return 0;
    }
    // By name alone: by its age a snapshot that is kept would go after five days.
    org.apache.iceberg.ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(0);
    ids.forEach(expiry::expireSnapshotId);
    expiry
        .deleteWith(
            file -> {
              Steps.reached("upkeep.expiry-committed");
              table.io().deleteFile(file);
            })
        .commit();
    return ids.size();
  }

  private static List<Long> expirable(Table table, long before, Set<Long> kept) {
    List<Long> ids = new ArrayList<>();
    @Nullable Snapshot current = table.currentSnapshot();
    for (Snapshot snapshot : table.snapshots()) {
      long id = snapshot.snapshotId();
      if ((current == null || id != current.snapshotId())
          && snapshot.timestampMillis() < before
          && !kept.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }
}
