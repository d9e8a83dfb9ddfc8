package org.waymark.streams.lake;

import static org.waymark.schemas.topic.Answers.get;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * Whether the log is still the one that a lake was made from. A topic that was deleted, made anew
 * or cut off behind Waymark's back would be folded onto numbers that are not its own.
 */
public final class Continuity {

  /** The property of a table that names its topic for ever: a topic made anew has another id. */
  private static final String TOPIC_ID = "waymark.topic-id";

  private final Lake lake;
  private final Admin admin;

  private Continuity(Lake lake, Admin admin) {
    this.lake = lake;
    this.admin = admin;
  }

  /**
   * Compares what a lake has read with the log, before anything writes to either.
   *
   * @param client how to reach Kafka
   * @throws LogChangedException when they do not go together
   */
  public static void require(Lake lake, Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Continuity continuity = new Continuity(lake, admin);
      LakeTable.ALL.forEach(continuity::require);
    }
  }

  /** Notes which topics the tables are made from, where that is not noted yet. */
  public static void note(Lake lake, Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Continuity continuity = new Continuity(lake, admin);
      LakeTable.ALL.forEach(continuity::note);
    }
  }

  private void require(LakeTable table) {
    Table target = lake.load(table);
    Position position = Position.of(SnapshotUtil.currentAncestors(target));
    if (position.next().values().stream().allMatch(next -> next == 0)) {
      return; // nothing was read yet
    }
    TopicDescription topic = describe(topic(table));
    String noted = target.properties().get(TOPIC_ID);
    if (noted != null && !noted.equals(topic.topicId().toString())) {
      throw LogChangedException.madeAnew(topic(table));
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    topic
        .partitions()
        .forEach(
            info ->
                next.put(
                    new TopicPartition(topic.name(), info.partition()),
                    position.next(info.partition())));
    requireWithin(next, offsets(next.keySet(), OffsetSpec.earliest()), ends(next.keySet()));
  }

  /**
   * Whether what is to be read next stands in the log, or at its end.
   *
   * @throws LogChangedException when it does not
   */
  static void requireWithin(
      Map<TopicPartition, Long> next,
      Map<TopicPartition, Long> starts,
      Map<TopicPartition, Long> ends) {
    next.forEach(
        (partition, offset) -> {
          long end = Objects.requireNonNull(ends.get(partition), partition::toString);
          if (end < offset) {
            throw LogChangedException.cutOff(partition, end, offset);
          }
          long start = starts.getOrDefault(partition, 0L);
          if (start > offset) {
            throw LogChangedException.begun(partition, start, offset);
          }
        });
  }

  private void note(LakeTable table) {
    Table target = lake.load(table);
    if (!target.properties().containsKey(TOPIC_ID)) {
      String id = describe(topic(table)).topicId().toString();
      target.updateProperties().set(TOPIC_ID, id).commit();
    }
  }

  private String topic(LakeTable table) {
    return lake.generation().name(table.topic());
  }

  private TopicDescription describe(String topic) {
    try {
      return Objects.requireNonNull(
          get(admin.describeTopics(Set.of(topic)).allTopicNames()).get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      throw LogChangedException.gone(topic);
    }
  }

  private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
    return offsets(partitions, OffsetSpec.latest());
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }
}
