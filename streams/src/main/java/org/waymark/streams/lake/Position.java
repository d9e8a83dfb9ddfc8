package org.waymark.streams.lake;

import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;

/**
 * How far a table has read its topic, as its newest snapshot says: the Kafka offsets stand in the
 * same commit as the rows.
 *
 * @param next the offset of the next record, by partition
 * @param fence counts the fences of upkeep; a writer that began before one loses
 */
record Position(Map<Integer, Long> next, long fence) {

  static final String FENCE = "waymark.fence";
  private static final Position START = new Position(Map.of(), 0);

  /**
   * The position at a snapshot: that of its newest ancestor that carries one.
   *
   * @param chain the snapshot and its ancestors, newest first
   * @throws IllegalStateException when there are snapshots and none carries one: reading from the
   *     start again would double every row
   */
  static Position of(Iterable<Snapshot> chain) {
    boolean any = false;
    for (Snapshot snapshot : chain) {
      any = true;
      Map<String, String> summary = snapshot.summary();
      if (summary.containsKey(Lake.OFFSETS)) {
        return new Position(
            Head.read(summary.get(Lake.OFFSETS), Integer::valueOf),
            Long.parseLong(summary.getOrDefault(FENCE, "0")));
      }
    }
    if (any) {
      throw new IllegalStateException(
          "a table of the lake has lost its Kafka offsets: something else has rewritten it");
    }
    return START;
  }

  long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** After a fence. */
  Position fenced() {
    return new Position(next, fence + 1);
  }

  /** After a batch that ended at these offsets. */
  Position advance(Map<Integer, Long> ends) {
    Map<Integer, Long> advanced = new HashMap<>(next);
    advanced.putAll(ends);
    return new Position(advanced, fence);
  }
}
