package org.waymark.app.erasure;

import static org.waymark.schemas.topic.Answers.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.waymark.schemas.topic.Answers;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/**
 * Takes people out of the log: a tombstone for each of their records, and then so many rounds of
 * compaction that neither record nor tombstone is left. Kafka never compacts the segment that it
 * writes to, and a tombstone goes a round after what it erased; so each round ends a segment by a
 * tombstone of nobody's.
 */
final class LogErasure implements AutoCloseable {

  private static final String OURS = "waymark";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(700);
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /** Three of the pauses that a broker's cleaner makes when it finds nothing to do. */
  private static final Duration OF_COPIES = Duration.ofSeconds(45);

  /** It reads as the key of an event, names nobody, and stands for no record. */
  private static final byte[] NOBODY = "nobody/nothing/0".getBytes(StandardCharsets.UTF_8);

  /** For the time of an erasure. */
  private static final Map<String, String> AT_ONCE =
      Map.of(
          "cleanup.policy", "compact",
          "segment.ms", "1",
          "min.cleanable.dirty.ratio", "0.0",
          "min.compaction.lag.ms", "0",
          "delete.retention.ms", "0",
          "file.delete.delay.ms", "0");

  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  LogErasure(Map<String, Object> client) {
    admin = Admin.create(client);
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Map<String, Object> writing = new HashMap<>(client);
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Where records were found.
   *
   * @param records how many that were no tombstones, by topic
   * @param ends the offset after the newest tombstone, by partition
   */
  record Theirs(Map<String, Long> records, Map<TopicPartition, Long> ends) {}

  /** Writes a tombstone for every record of theirs in the topics that are chosen. */
  Theirs bury(People people, Predicate<String> topics) {
    Map<String, Long> records = new HashMap<>();
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (TopicPartition partition : partitions(people, topics)) {
      TreeSet<byte[]> keys = new TreeSet<>(java.util.Arrays::compare);
      read(
          partition,
          record -> {
            if (people.own(record) && record.key() != null) {
              keys.add(record.key());
              records.merge(partition.topic(), record.value() == null ? 0L : 1L, Long::sum);
            }
          });
      if (!keys.isEmpty()) {
        ends.put(partition, bury(partition, keys));
      }
    }
    return new Theirs(records, ends);
  }

  private long bury(TopicPartition partition, Collection<byte[]> keys) {
    allowTombstones(partition.topic());
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    keys.forEach(key -> sent.add(send(partition, key)));
    producer.flush();
    return sent.stream().mapToLong(each -> get(each).offset()).max().orElse(-1) + 1;
  }

  private Future<RecordMetadata> send(TopicPartition partition, byte[] key) {
    return producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, null));
  }

  /** A topic that keeps everything takes no tombstone for what it is: it has to be compacted. */
  private void allowTombstones(String topic) {
    alter(topic, OpType.SET, Map.of("cleanup.policy", "compact"));
  }

  /**
   * Compacts partitions until no record of theirs is left in them, tombstones included. Only
   * leaders can be read; copies compact by themselves, and get the time for it.
   *
   * @throws IllegalStateException when that takes longer than a quarter of an hour
   */
  void compact(People people, Collection<TopicPartition> partitions) {
    List<String> topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
    List<TopicPartition> left = new ArrayList<>(partitions);
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Duration forCopies = haveCopies(topics) ? OF_COPIES : Duration.ZERO;
    topics.forEach(topic -> alter(topic, OpType.SET, AT_ONCE));
    try {
      while (!left.isEmpty()) {
        endSegments(left);
        left.removeIf(partition -> !holds(partition, people));
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "the log does not compact "
                  + left
                  + ": look whether the broker's cleaner runs; the erasure goes on at the next"
                  + " start");
        }
      }
      long until = System.nanoTime() + forCopies.toNanos();
      while (System.nanoTime() < until) {
        endSegments(partitions);
      }
    } finally {
      topics.forEach(this::asBefore);
    }
  }

  private boolean haveCopies(List<String> topics) {
    return get(admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(topic -> topic.partitions().stream())
        .anyMatch(partition -> partition.replicas().size() > 1);
  }

  private void endSegments(Collection<TopicPartition> partitions) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    partitions.forEach(partition -> sent.add(send(partition, NOBODY)));
    producer.flush();
    sent.forEach(Answers::get);
    pause();
  }

  /** Gives a topic the settings back that it was made with. */
  private void asBefore(String topic) {
    Map<String, String> own =
        Topics.ALL.stream()
            .filter(each -> each.name().equals(topic.replaceFirst("\\.g\\d+$", "")))
            .findFirst()
            .<Map<String, String>>map(Topic::config)
            .orElse(Map.of("cleanup.policy", "compact"));
    Map<String, String> rest = new HashMap<>(AT_ONCE);
    rest.keySet().removeAll(own.keySet());
    alter(topic, OpType.DELETE, rest);
    Map<String, String> touched = new HashMap<>(own);
    touched.keySet().retainAll(AT_ONCE.keySet());
    alter(topic, OpType.SET, touched);
  }

  private void alter(String topic, OpType type, Map<String, String> settings) {
    if (!settings.isEmpty()) {
      List<AlterConfigOp> changes = new ArrayList<>();
      settings.forEach(
          (name, value) -> changes.add(new AlterConfigOp(new ConfigEntry(name, value), type)));
      get(
          admin
              .incrementalAlterConfigs(
                  Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), changes))
              .all());
    }
  }

  private boolean holds(TopicPartition partition, People people) {
    boolean[] any = {false};
    read(partition, record -> any[0] |= people.own(record));
    return any[0];
  }

  private List<TopicPartition> partitions(People people, Predicate<String> topics) {
    List<String> names =
        get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()).stream()
            .filter(name -> name.startsWith(OURS) && topics.test(name))
            .sorted()
            .toList();
    List<TopicPartition> all = new ArrayList<>();
    for (TopicDescription topic : get(admin.describeTopics(names).allTopicNames()).values()) {
      people
          .partitions(topic.partitions().size())
          .forEach(partition -> all.add(new TopicPartition(topic.name(), partition)));
    }
    return all;
  }

  /** Reads a partition up to where it ends now. */
  private void read(
      TopicPartition partition, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    while (consumer.position(partition) < end) {
      consumer.poll(POLL).forEach(taker);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    producer.close(Duration.ofSeconds(10));
    admin.close(Duration.ofSeconds(5));
  }
}
