package org.waymark.streams.lake;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.step.Steps;

/** One table and how far it has read its topic. */
final class Feed {

  private final LakeTable table;
  private final Table target;
  private final List<TopicPartition> partitions;
  private Position position;

  /** Takes the position from the table itself. */
  Feed(LakeTable table, Table target, List<TopicPartition> partitions) {
    this.table = table;
    this.target = target;
    this.partitions = partitions;
    this.position = Position.of(SnapshotUtil.currentAncestors(target));
  }

  LakeTable table() {
    return table;
  }

  Table target() {
    return target;
  }

  /** Whether a record is of its topic and not in it yet. */
  boolean awaits(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(partitions.get(0).topic())
        && record.offset() >= position.next(record.partition());
  }

  /** Where to read on, by partition. */
  Map<TopicPartition, Long> next() {
    return partitions.stream()
        .collect(toMap(Function.identity(), partition -> position.next(partition.partition())));
  }

  /** Whether it has read everything before these ends. */
  boolean hasRead(Map<TopicPartition, Long> ends) {
    return next().entrySet().stream().allMatch(next -> next.getValue() >= end(ends, next.getKey()));
  }

  /** How far to read in a step: what is no part of the cut, all of it. */
  Map<TopicPartition, Limit> limits(Map<Integer, Long> cut, Map<TopicPartition, Long> ends) {
    return partitions.stream()
        .collect(
            toMap(
                Function.identity(),
                partition -> {
                  long end = end(ends, partition);
                  long below = cut.getOrDefault(partition.partition(), 0L);
                  return switch (table.part()) {
                    case THE_CUT_ITSELF -> new Limit.Offset(below);
                    case DERIVED -> new Limit.Cut(table.avro(), below, end);
                    case OUTSIDE -> new Limit.Offset(end);
                  };
                }));
  }

  /** Ends are asked for all partitions of all feeds at once. */
  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return Objects.requireNonNull(ends.get(partition), partition::toString);
  }

  /**
   * Commits a batch that ended at these offsets.
   *
   * @return false if a rival was there first
   */
  boolean commit(Batch batch, Map<TopicPartition, Long> ends) {
    Position end =
        position.advance(
            partitions.stream()
                .collect(toMap(TopicPartition::partition, partition -> end(ends, partition))));
    if (end.equals(position)) {
      return true;
    }
    List<DataFile> files = batch.finish();
    Steps.reached("lake.files-written");
    boolean won = Appends.append(target, position, end, files);
    Steps.reached("lake.table-committed");
    if (won) {
      position = end;
    }
    return won;
  }
}
