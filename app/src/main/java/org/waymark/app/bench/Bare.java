package org.waymark.app.bench;

import static java.util.stream.Collectors.toMap;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.topic.Topics;

/** Kafka's own clients with nothing of ours but the bytes: the ceilings. */
final class Bare {

  /** A topic of the shape of {@code waymark.events}. */
  static final String TOPIC = "bench.events";

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration LEADER_LIMIT = Duration.ofSeconds(60);

  /** As long as that of an import's id. */
  private static final List<Header> HEADERS =
      List.of(new RecordHeader(Topics.IMPORT_ID, new byte[36]));

  /** As {@code EventLog} sends. */
  private static final Map<String, Object> PRODUCER =
      Map.of(
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          ProducerConfig.LINGER_MS_CONFIG,
          20,
          ProducerConfig.BATCH_SIZE_CONFIG,
          256 * 1024,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          64L * 1024 * 1024,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          true,
          ProducerConfig.ACKS_CONFIG,
          "all");

  /** As {@code FoldStreams} reads. */
  private static final Map<String, Object> CONSUMER =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          false,
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
          5_000,
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
          4 << 20);

  private Bare() {}

  /** Makes the topic of the ceilings and waits for its leaders. */
  static void makeTopic(Map<String, Object> client, int partitions) throws InterruptedException {
    NewTopic topic =
        new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())
            .configs(Topics.EVENTS.config());
    try (Admin admin = Admin.create(eager(client))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new KafkaException("cannot make the topic " + TOPIC, e.getCause());
    }
    awaitLeaders(client, TOPIC, partitions);
  }

  /** Asks again as soon as {@code KafkaTopics} does. */
  private static Map<String, Object> eager(Map<String, Object> client) {
    Map<String, Object> eager = new HashMap<>(client);
    eager.put(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, PAUSE.toMillis());
    return eager;
  }

  /**
   * Waits until every partition of a new topic of the usual shape has a leader that answers.
   * Before, one may refuse a producer's first batch and take its second, and the first then never
   * fits again.
   */
  static void awaitLeaders(Map<String, Object> client, String topic) throws InterruptedException {
    awaitLeaders(client, topic, Topics.PARTITIONS);
  }

  private static void awaitLeaders(Map<String, Object> client, String topic, int partitions)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(toMap(partition -> partition, partition -> OffsetSpec.latest()));
    long deadline = System.nanoTime() + LEADER_LIMIT.toNanos();
    try (Admin admin = Admin.create(eager(client))) {
      while (!answers(admin, latest)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the topic " + topic + " got no leaders");
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private static boolean answers(Admin admin, Map<TopicPartition, OffsetSpec> latest)
      throws InterruptedException {
    try {
      return admin.listOffsets(latest).all().get().size() == latest.size();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw new KafkaException("cannot ask for the leaders of a topic", e.getCause());
    }
  }

  /** Makes the topic of the ceilings, and times the sending of all events to it. */
  static Spent produce(Map<String, Object> client, Events events)
      throws IOException, InterruptedException {
    makeTopic(client, Topics.PARTITIONS);
    Spent.Watch producing = Spent.watch();
    send(client, TOPIC, events);
    return producing.spent();
  }

  /** Sends all events to a topic and waits until all are acknowledged. */
  static void send(Map<String, Object> client, String topic, Events events) throws IOException {
    try (Sending sending = new Sending(client, topic)) {
      events.forEach(sending::send);
    }
  }

  /** Sends one event to the topic of the ceilings and waits until it is acknowledged. */
  static void sendOne(Map<String, Object> client, LogRecord event) throws IOException {
    try (Sending sending = new Sending(client, TOPIC)) {
      sending.send(event);
    }
  }

  /**
   * Reads {@code waymark.events} up to its ends, and decodes every value. A great log has fewer
   * records than offsets: the broker has compacted repeats away.
   */
  static void decode(Map<String, Object> client, Map<Integer, Long> ends) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.putAll(CONSUMER);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          ends.keySet().stream().map(p -> new TopicPartition(Topics.EVENTS.name(), p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(each -> isShort(consumer, each, ends))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          Topics.EVENT_CODEC.decode(record.value());
        }
      }
    }
  }

  private static boolean isShort(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, Map<Integer, Long> ends) {
    return consumer.position(partition) < ends.getOrDefault(partition.partition(), 0L);
  }

  /** Hears where the log has a record, as soon as the broker has acknowledged it. */
  @FunctionalInterface
  interface Taken {
    void at(int partition, long offset);
  }

  /** A producer; closing it waits for what is under way. */
  static final class Sending implements Closeable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Taken taken;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Sending(Map<String, Object> client, String topic) {
      this(client, topic, (partition, offset) -> {});
    }

    Sending(Map<String, Object> client, String topic, Taken taken) {
      Map<String, Object> settings = new HashMap<>(client);
      settings.putAll(PRODUCER);
      ByteArraySerializer bytes = new ByteArraySerializer();
      this.producer = new KafkaProducer<>(settings, bytes, bytes);
      this.topic = topic;
      this.taken = taken;
    }

    void send(LogRecord event) {
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(topic, event.partition(), event.key(), event.value(), HEADERS),
              this::heard);
    }

    private void heard(@Nullable RecordMetadata place, @Nullable Exception problem) {
      if (problem != null) {
        failure.compareAndSet(null, problem);
      } else if (place != null) {
        taken.at(place.partition(), place.offset());
      }
    }

    @Override
    public void close() throws IOException {
      producer.close();
      Exception problem = failure.get();
      if (problem != null) {
        throw new IOException("the broker did not take a record", problem);
      }
    }
  }
}
