package org.waymark.ingest.log;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;

/**
 * The only producer of events; rejects and settings go the same way. A record that was lost on its
 * way is remembered: from then on every call throws, since what is gone cannot be made good here.
 * Open a new log and import again; the same events are safe to send twice.
 *
 * <p>Safe for use by several threads at once. An interrupt ends no call; the thread has it
 * afterwards.
 */
public final class EventLog implements Closeable {

  private static final String NOT_TAKEN =
      "the log did not take a record; open it anew and import again";
  private static final Duration CLOSING = Duration.ofSeconds(30);

  /** What a cluster may want otherwise. */
  private static final Map<String, Object> USUAL =
      Map.of(
          ProducerConfig.COMPRESSION_TYPE_CONFIG,
          "lz4",
          ProducerConfig.LINGER_MS_CONFIG,
          20,
          ProducerConfig.BATCH_SIZE_CONFIG,
          256 * 1024,
          ProducerConfig.BUFFER_MEMORY_CONFIG,
          64L * 1024 * 1024);

  /** What nobody may want otherwise. */
  private static final Map<String, Object> FIXED =
      Map.of(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true, ProducerConfig.ACKS_CONFIG, "all");

  private final Producer<byte[], byte[]> producer;
  private final int partitions;
  private final LongAdder acknowledgedEvents = new LongAdder();
  private final LongAdder acknowledgedRejects = new LongAdder();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * Opens the log of a cluster.
   *
   * @param clientConfig Kafka's settings of the client: where the cluster is and how to sign in
   * @throws EventLogException when the cluster or the topic of the events cannot be reached
   */
  public EventLog(Map<String, Object> clientConfig) {
    this(producer(clientConfig));
  }

  EventLog(Producer<byte[], byte[]> producer) {
    this.producer = producer;
    this.partitions = partitions(producer);
  }

  /**
   * Sends an event; returns before it is acknowledged, and waits while the buffer is full.
   *
   * @throws EventLogException when this or an earlier record could not be written
   */
  public void send(EventKey key, Event event, String importId) {
    send(record(key, event, importId), acknowledgedEvents);
  }

  /**
   * Sends an event whose fate the caller waits for: if it is lost, its own future alone fails.
   *
   * @throws EventLogException when the log takes nothing: nothing was sent then
   */
  public CompletableFuture<Void> offer(EventKey key, Event event, String importId) {
    return offer(record(key, event, importId), acknowledgedEvents);
  }

  /**
   * Sends a reject, as {@link #offer(EventKey, Event, String)} does an event.
   *
   * @throws EventLogException when the log takes nothing: nothing was sent then
   */
  public CompletableFuture<Void> offer(Reject reject) {
    return offer(record(reject), acknowledgedRejects);
  }

  /**
   * Sends a reject, as {@link #send(EventKey, Event, String)} does an event.
   *
   * @throws EventLogException when this or an earlier record could not be written
   */
  public void reject(Reject reject) {
    send(record(reject), acknowledgedRejects);
  }

  /**
   * Sends a program's setting, as {@link #send(EventKey, Event, String)} does an event.
   *
   * @throws EventLogException when this or an earlier record could not be written
   */
  public void putProgram(Program program) {
    put(Settings.key(program), program);
  }

  /**
   * Sends a rebase, as {@link #send(EventKey, Event, String)} does an event.
   *
   * @throws EventLogException when this or an earlier record could not be written
   */
  public void putRebase(Rebase rebase) {
    put(Settings.key(rebase), rebase);
  }

  /**
   * Sends a step of the account of noisy tables, as {@link #send(EventKey, Event, String)} does an
   * event.
   *
   * @throws EventLogException when this or an earlier record could not be written
   */
  public void putBudget(BudgetEntry entry) {
    put(Settings.key(entry), entry);
  }

  private void put(String key, IndexedRecord setting) {
    send(record(Topics.SETTINGS, null, key, setting, List.of()), new LongAdder());
  }

  /**
   * Waits until everything that was sent is acknowledged.
   *
   * @throws EventLogException when something could not be written
   */
  public void flush() {
    try {
      undisturbed(producer::flush);
    } catch (KafkaException e) {
      throw new EventLogException("the log did not confirm what it was sent", e);
    }
    throwIfFailed();
  }

  /** How many events this log has acknowledged. */
  public long acknowledgedEvents() {
    return acknowledgedEvents.sum();
  }

  /** How many rejects this log has acknowledged. */
  public long acknowledgedRejects() {
    return acknowledgedRejects.sum();
  }

  /**
   * Waits for what is under way, 30 seconds at most.
   *
   * @throws EventLogException when something could not be written
   */
  @Override
  public void close() {
    undisturbed(() -> producer.close(CLOSING));
    throwIfFailed();
  }

  private void send(ProducerRecord<byte[], byte[]> record, LongAdder acknowledged) {
    throwIfFailed();
    hand(record, (place, problem) -> settle(problem, acknowledged));
  }

  private CompletableFuture<Void> offer(
      ProducerRecord<byte[], byte[]> record, LongAdder acknowledged) {
    CompletableFuture<Void> fate = new CompletableFuture<>();
    hand(
        record,
        (place, problem) -> {
          if (problem == null) {
            acknowledged.increment();
            fate.complete(null);
          } else {
            fate.completeExceptionally(problem);
          }
        });
    return fate;
  }

  private void hand(ProducerRecord<byte[], byte[]> record, Callback settle) {
    try {
      undisturbed(
          () -> {
            // The callback is told what the future would be asked for.
            Future<RecordMetadata> unused = producer.send(record, settle);
          });
    } catch (KafkaException e) {
      throw new EventLogException(NOT_TAKEN, e); // the caller knows which: nothing to remember
    }
  }

  /**
   * Takes a step of the producer to its end and interrupts the thread only then. Kafka leaves a
   * step at an interrupt, and nobody knew what the log has taken; a step that it left did nothing
   * yet.
   */
  private static void undisturbed(Runnable step) {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          step.run();
          return;
        } catch (InterruptException e) {
          interrupted |= Thread.interrupted(); // making the exception has set it again
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void settle(@Nullable Exception problem, LongAdder acknowledged) {
    if (problem == null) {
      acknowledged.increment();
    } else {
      failure.compareAndSet(null, problem);
    }
  }

  private void throwIfFailed() {
    Exception problem = failure.get();
    if (problem != null) {
      throw new EventLogException(NOT_TAKEN, problem);
    }
  }

  private ProducerRecord<byte[], byte[]> record(EventKey key, Event event, String importId) {
    int partition = Topics.partition(key.participantKey(), partitions);
    Header header = new RecordHeader(Topics.IMPORT_ID, importId.getBytes(StandardCharsets.UTF_8));
    return record(Topics.EVENTS, partition, key, event, List.of(header));
  }

  private static ProducerRecord<byte[], byte[]> record(Reject reject) {
    String key = reject.getImportId() + "/" + reject.getSource() + "/" + reject.getLine();
    return record(Topics.REJECTS, null, key, reject, List.of());
  }

  private static <K, V> ProducerRecord<byte[], byte[]> record(
      Topic<K, V> topic, @Nullable Integer partition, K key, V value, List<Header> headers) {
    return new ProducerRecord<>(
        topic.name(),
        partition,
        topic.key().serializer().serialize(topic.name(), key),
        topic.value().serializer().serialize(topic.name(), value),
        headers);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> clientConfig) {
    ByteArraySerializer bytes = new ByteArraySerializer();
    try {
      return new KafkaProducer<>(config(clientConfig), bytes, bytes);
    } catch (KafkaException e) {
      throw new EventLogException("the settings of the log's client do not work", e);
    }
  }

  private static int partitions(Producer<byte[], byte[]> producer) {
    try {
      int partitions = producer.partitionsFor(Topics.EVENTS.name()).size();
      if (partitions > 0) {
        return partitions;
      }
      throw new KafkaException("it has no partitions");
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw new EventLogException("cannot reach the topic " + Topics.EVENTS.name(), e);
    }
  }

  private static Map<String, Object> config(Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(USUAL);
    config.putAll(clientConfig);
    config.putAll(FIXED);
    return config;
  }
}
