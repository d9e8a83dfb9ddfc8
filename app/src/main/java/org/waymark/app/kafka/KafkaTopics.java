package org.waymark.app.kafka;

import static org.waymark.schemas.topic.Answers.get;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.waymark.schemas.topic.Answers;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topic.Partitions;
import org.waymark.schemas.topic.Topics;

/** The topics of a cluster: made where they are missing, and how far they reach. */
public final class KafkaTopics {

  private static final Duration KNOWN_LIMIT = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private KafkaTopics() {}

  /**
   * Makes the topics that are missing, and waits until they can be written to.
   *
   * @throws IllegalStateException when a topic of facts has other partitions than the events
   */
  public static void ensure(Map<String, Object> client) {
    ensure(client, Generation.FIRST);
  }

  /** Makes those of a generation likewise. */
  public static void ensure(Map<String, Object> client, Generation generation) {
    make(client, generation);
    awaitLeaders(client, generation);
  }

  /**
   * Makes the topics of a generation that are missing; they cannot be written to at once.
   *
   * @throws IllegalStateException when a topic of facts has other partitions than the events
   */
  public static void make(Map<String, Object> client, Generation generation) {
    try (Admin admin = Admin.create(client)) {
      Set<String> there = get(admin.listTopics().names());
      Optional<TopicDescription> events =
          there.contains(Topics.EVENTS.name())
              ? Optional.of(describe(admin, Topics.EVENTS, KNOWN_LIMIT))
              : Optional.empty();
      int partitions = events.map(topic -> topic.partitions().size()).orElse(Topics.PARTITIONS);
      // As many as somebody wanted of the events; of a cluster's first topics, as it is set up.
      Optional<Short> copies =
          events.map(topic -> (short) topic.partitions().get(0).replicas().size());
      List<NewTopic> missing = new ArrayList<>();
      for (Topic<?, ?> topic : Topics.ALL) {
        if (!there.contains(generation.name(topic))) {
          missing.add(newTopic(topic, generation.name(topic), partitions, copies));
        }
      }
      create(admin, missing);
      Map<String, TopicDescription> all = describe(admin, names(generation), KNOWN_LIMIT);
      for (Topic<?, ?> topic : Topics.ALL) {
        check(topic, Objects.requireNonNull(all.get(generation.name(topic))), partitions);
      }
    }
  }

  private static List<String> names(Generation generation) {
    return Topics.ALL.stream().map(generation::name).toList();
  }

  /**
   * Waits until the topics of a generation can be written to. Only leaders know the ends, so an
   * answer means that every partition has one. A producer that is faster can have its first batch
   * refused and the second taken, and never gets over it.
   */
  public static void awaitLeaders(Map<String, Object> client, Generation generation) {
    Map<String, Object> eager = new HashMap<>(client);
    eager.put(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, PAUSE.toMillis());
    try (Admin admin = Admin.create(eager)) {
      Map<TopicPartition, Long> unused =
          ends(admin, describe(admin, names(generation), KNOWN_LIMIT).values());
    }
  }

  /** The end of every partition of a topic: the offset of the next record. */
  public static Map<Integer, Long> ends(Map<String, Object> client, Topic<?, ?> topic) {
    try (Admin admin = Admin.create(client)) {
      return ends(admin, topic);
    }
  }

  /** Likewise. */
  public static Map<Integer, Long> ends(Admin admin, Topic<?, ?> topic) {
    Map<Integer, Long> ends = new HashMap<>();
    ends(admin, List.of(describe(admin, topic, KNOWN_LIMIT)))
        .forEach((partition, end) -> ends.put(partition.partition(), end));
    return ends;
  }

  private static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicDescription> topics) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              info ->
                  latest.put(
                      new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    get(admin.listOffsets(latest).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  static NewTopic newTopic(Topic<?, ?> topic, int partitions, Optional<Short> copies) {
    return newTopic(topic, topic.name(), partitions, copies);
  }

  private static NewTopic newTopic(
      Topic<?, ?> topic, String name, int partitions, Optional<Short> copies) {
    int count = topic.partitions() == Partitions.LIKE_EVENTS ? partitions : 1;
    return new NewTopic(name, Optional.of(count), copies).configs(topic.config());
  }

  private static void create(Admin admin, List<NewTopic> missing) {
    try {
      get(admin.createTopics(missing).all());
    } catch (TopicExistsException e) {
      // Another process was faster: what it made is checked like everything else.
      return;
    }
  }

  private static void check(Topic<?, ?> topic, TopicDescription there, int partitions) {
    int found = there.partitions().size();
    if (topic.partitions() == Partitions.LIKE_EVENTS && found != partitions) {
      throw new IllegalStateException(
          "the topic %s has %d partitions, %s has %d: they must be alike, so delete the first"
              .formatted(there.name(), found, Topics.EVENTS.name(), partitions));
    }
  }

  /** A topic that was made a moment ago is not known everywhere at once: asks again for a while. */
  static TopicDescription describe(Admin admin, Topic<?, ?> topic, Duration limit) {
    return Objects.requireNonNull(describe(admin, List.of(topic.name()), limit).get(topic.name()));
  }

  private static Map<String, TopicDescription> describe(
      Admin admin, List<String> names, Duration limit) {
    return Answers.onceKnown(
        UnknownTopicOrPartitionException.class,
        limit,
        () -> get(admin.describeTopics(names).allTopicNames()));
  }

  /**
   * Reads the events from the first to the last that is there now. Kafka compares every batch with
   * its checksum.
   *
   * @throws KafkaException when a batch is not what was written
   */
  public static void readEvents(
      Map<String, Object> client, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(taker);
      }
    }
  }
}
