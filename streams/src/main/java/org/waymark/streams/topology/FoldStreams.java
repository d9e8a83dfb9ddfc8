package org.waymark.streams.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;

/** Runs the topology. */
public final class FoldStreams implements AutoCloseable {

  /** The consumer group of the first generation's fold. */
  public static final String APPLICATION_ID = Generation.FIRST.application();

  /**
   * How often the fold looks whether a commit would cost little; each that is due follows a look.
   */
  public static final Duration COMMIT_TICK = Pace.TICK;

  /** Who folds this partition of the events does what only one process does at a time. */
  private static final TopicPartition FIRST = new TopicPartition(Topics.EVENTS.name(), 0);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  /** The directory of a task's stores: its part of the topology and its partition. */
  private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

  private static final long CACHE_BYTES = 16L << 20;

  private final KafkaStreams streams;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private FoldStreams(KafkaStreams streams) {
    this.streams = streams;
  }

  /** Loads what a start needs; to be called while there is something else to wait for. */
  public static void prepare() {
    RocksDB.loadLibrary();
    FoldTopology.build();
  }

  /** Starts the fold of a process that is alone on its log, as {@link FoldMember#alone}. */
  public static FoldStreams start(Map<String, Object> client, Path stateDirectory, int threads) {
    return start(client, FoldMember.alone(stateDirectory, threads));
  }

  /**
   * Starts the fold of the first generation.
   *
   * @param client how to reach Kafka
   * @param member as whom
   * @throws FoldState.OtherFoldException when the state is that of another fold
   */
  public static FoldStreams start(Map<String, Object> client, FoldMember member) {
    return start(client, member, Generation.FIRST);
  }

  /** Starts the fold of a generation likewise. */
  public static FoldStreams start(
      Map<String, Object> client, FoldMember member, Generation generation) {
    Properties settings = settings(client, member);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, generation.application());
    Topology topology = FoldTopology.build(generation);
    FoldState.require(member.stateDirectory(), generation.application(), topology);
    KafkaStreams streams = new KafkaStreams(topology, settings);
    FoldStreams fold = new FoldStreams(streams);
    streams.setUncaughtExceptionHandler(
        e -> {
          fold.failure.compareAndSet(null, e);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.start();
    return fold;
  }

  /**
   * Whether this process folds the first partition: of several it does what one has to do. One that
   * was taken for dead may still think so for a while.
   */
  public boolean foldsFirst() {
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .anyMatch(task -> task.topicPartitions().contains(FIRST));
  }

  /** Why it stopped, if it did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Commits and stops.
   *
   * @throws IllegalStateException when it does not stop within 20 seconds
   */
  @Override
  public void close() {
    if (!streams.close(CloseOptions.timeout(CLOSE_LIMIT))) {
      throw new IllegalStateException("the fold did not stop within " + CLOSE_LIMIT);
    }
  }

  /**
   * Deletes the state of a fold that does not run; it is made again from the log when the fold
   * starts. So what was deleted from the log is in no file of a store either.
   *
   * @throws IOException when a file cannot be deleted
   */
  public static void wipe(Path stateDirectory) throws IOException {
    List<Path> tasks;
    try (Stream<Path> below = Files.walk(stateDirectory, 2)) {
      tasks = below.filter(path -> TASK.matcher(path.getFileName().toString()).matches()).toList();
    }
    for (Path task : tasks) {
      Utils.delete(task.toFile());
    }
  }

  /**
   * Deletes it likewise if people were erased since it was begun, as one of several processes has
   * to do for itself.
   *
   * @param erasures how often people were erased so far
   */
  public static void wipeOlder(Path stateDirectory, int erasures) {
    Path noted = stateDirectory.resolve("erasures");
    try {
      int known = Files.exists(noted) ? Integer.parseInt(Files.readString(noted).strip()) : 0;
      if (known != erasures) {
        wipe(stateDirectory);
        Files.writeString(noted, Integer.toString(erasures));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the state in " + stateDirectory, e);
    }
  }

  private static Properties settings(Map<String, Object> client, FoldMember member) {
    Properties settings = new Properties();
    settings.putAll(client);
    member.put(settings);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(
        StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
    // Holds the one row that sets off the fold; must not be 0.
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
    // There is no global table; unset, Kafka warns of it at every start.
    settings.put("processing.exception.handler.global.enabled", true);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 20);
    // A task reads one partition: there is nothing to wait for and to put in order, and looking
    // whether there is costs a twentieth of a replay.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 5_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 4 << 20);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 50);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
    return settings;
  }
}
