package org.waymark.streams.lake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/**
 * Lets snapshots go that nobody can open any more, with the files that only they name: those of no
 * kept head, of no reader that is at work, of no publication that the next one is compared with.
 *
 * <p>No clock decides over right and wrong. What may go is chosen first, and is no table's newest
 * snapshot. Then the newest head is published anew: a writer that resolved its snapshots before
 * loses on the sequence, and heads that come later name later snapshots. Then it is asked who
 * reads, and what publications need; a reader that comes later reads one of the heads that are
 * kept.
 */
final class ExpireSnapshots {

  private static final Logger LOG = LoggerFactory.getLogger(ExpireSnapshots.class);

  private final Lake lake;
  private final Duration grace;

  /**
   * @param grace how long a snapshot is left alone in any case, so that a head is not published
   *     anew for the sake of a few
   */
  ExpireSnapshots(Lake lake, Duration grace) {
    this.lake = lake;
    this.grace = grace;
  }

  /**
   * Expires.
   *
   * @param published the snapshots that publications need, asked for when it is known who reads
   * @return how many snapshots have gone
   */
  int expire(Supplier<Set<Long>> published) {
    long before = System.currentTimeMillis() - grace.toMillis();
    Head head = lake.head();
    Set<Long> named = Set.copyOf(head.snapshots().values());
    Map<Table, List<Long>> candidates = new LinkedHashMap<>();
    for (LakeTable table : LakeTable.ALL) {
      Table loaded = lake.load(table);
      candidates.put(loaded, without(older(loaded, before), named));
    }
    if (candidates.values().stream().allMatch(List::isEmpty)) {
      return 0;
    }
    Table heads = lake.heads();
    List<Long> olderHeads = older(heads, before);
    if (head.sequence() > 0 && !Appends.publish(lake, head.next(head.cut(), head.snapshots()))) {
      return 0; // a writer is at it: the next round
    }
    Steps.reached("upkeep.heads-fenced");
    Kept kept = kept(before, published);
    int gone = expire(heads, without(olderHeads, kept.heads()));
    for (Map.Entry<Table, List<Long>> each : candidates.entrySet()) {
      gone += expire(each.getKey(), without(each.getValue(), kept.snapshots()));
    }
    Steps.reached("upkeep.snapshots-expired");
    return gone;
  }

  /**
   * What stays.
   *
   * @param heads the ids of the snapshots that are heads
   * @param snapshots of all tables
   */
  private record Kept(Set<Long> heads, Set<Long> snapshots) {}

  private Kept kept(long before, Supplier<Set<Long>> published) {
    Set<Long> heads = new HashSet<>();
    // First who reads: a publication that is being made holds a head until it is there.
    Set<Long> held = lake.heldByReaders();
    Set<Long> snapshots = new HashSet<>(published.get());
    for (Snapshot snapshot : lake.heads().snapshots()) {
      Head head = Head.fromSummary(snapshot.summary());
      if (snapshot.timestampMillis() >= before || held.contains(head.sequence())) {
        heads.add(snapshot.snapshotId());
        snapshots.addAll(head.snapshots().values());
      }
    }
    return new Kept(heads, snapshots);
  }

  private static int expire(Table table, List<Long> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    SnapshotTimes.bringBack(table);
    // By name alone: by its age a snapshot that is kept would go after five days.
    org.apache.iceberg.ExpireSnapshots expiry = table.expireSnapshots().expireOlderThan(0);
    ids.forEach(expiry::expireSnapshotId);
    try {
      expiry
          .deleteWith(
              file -> {
                Steps.reached("upkeep.expiry-committed");
                table.io().deleteFile(file);
              })
          .commit();
    } catch (IllegalArgumentException | CommitFailedException e) {
      LOG.debug("another upkeep has let snapshots of {} go first", table.name(), e);
      return 0;
    }
    return ids.size();
  }

  /** The snapshots of a table that are older than a moment, without its newest. */
  private static List<Long> older(Table table, long before) {
    @Nullable Snapshot current = table.currentSnapshot();
    List<Long> ids = new ArrayList<>();
    for (Snapshot snapshot : table.snapshots()) {
      if (snapshot.timestampMillis() < before
          && (current == null || snapshot.snapshotId() != current.snapshotId())) {
        ids.add(snapshot.snapshotId());
      }
    }
    return ids;
  }

  private static List<Long> without(List<Long> ids, Set<Long> kept) {
    return ids.stream().filter(id -> !kept.contains(id)).toList();
  }
}
