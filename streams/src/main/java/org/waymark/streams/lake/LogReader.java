package org.waymark.streams.lake;

import static org.waymark.schemas.topic.Answers.get;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.waymark.schemas.topic.Topics;

/**
 * The log as the lake's writer sees it: which cut is committed, and the records up to a limit of
 * each partition. Where to begin comes from the tables, never from a consumer group.
 */
final class LogReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final String group;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;

  LogReader(Map<String, Object> client, String group) {
    this.group = group;
    this.admin = Admin.create(client);
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // An offset that is gone is an error to stop at, not a new start.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    // Of sixty partitions at a time, in which so much may wait to be read.
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The partitions of a topic. */
  List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /**
   * What the fold has committed of the events, by partition. Where it has not begun, or is about to
   * commit, it is what it was before.
   */
  Map<Integer, Long> committedCut(Map<Integer, Long> before) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(
            admin
                .listConsumerGroupOffsets(
                    group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
    Map<Integer, Long> cut = new HashMap<>(before);
    offsets.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(Topics.EVENTS.name()) && offset != null) {
            cut.put(partition.partition(), offset.offset());
          }
        });
    return cut;
  }

  /** The ends of partitions, open transactions included. */
  Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> infos =
        get(
            admin
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all());
    Map<TopicPartition, Long> ends = new HashMap<>();
    infos.forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  /** Begins again at these offsets. */
  void seek(Map<TopicPartition, Long> positions) {
    consumer.assign(positions.keySet());
    positions.forEach(consumer::seek);
  }

  /**
   * Reads every partition up to its limit.
   *
   * @param taker gets the records below the limits
   * @return the offset at which each ended: the next record to read
   * @throws InterruptException when the thread is interrupted
   */
  Map<TopicPartition, Long> read(
      Map<TopicPartition, Limit> limits, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    consumer.resume(limits.keySet());
    while (true) {
      limits.forEach(
          (partition, limit) -> {
            if (!ends.containsKey(partition)) {
              endIfReached(partition, limit, ends);
            }
          });
      if (ends.size() == limits.size()) {
        return ends;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, limits, ends, taker);
      }
    }
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record,
      Map<TopicPartition, Limit> limits,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (ends.containsKey(partition)) {
      return;
    }
    if (Objects.requireNonNull(limits.get(partition)).isBeyond(record)) {
      consumer.seek(partition, record.offset());
      end(partition, record.offset(), ends);
    } else {
      taker.accept(record);
    }
  }

  private void endIfReached(TopicPartition partition, Limit limit, Map<TopicPartition, Long> ends) {
    long position = consumer.position(partition);
    if (limit.isReachedAt(position)) {
      end(partition, position, ends);
    }
  }

  private void end(TopicPartition partition, long offset, Map<TopicPartition, Long> ends) {
    ends.put(partition, offset);
    consumer.pause(List.of(partition));
  }

  @Override
  public void close() {
    consumer.close();
    admin.close(Duration.ofSeconds(5));
  }
}
