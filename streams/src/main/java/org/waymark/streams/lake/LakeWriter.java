package org.waymark.streams.lake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.util.ThreadPools;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.LakeTable.Part;
import org.waymark.schemas.step.Steps;

/**
 * Copies topics into tables, exactly once, and publishes heads.
 *
 * <p>A step takes one cut: what Streams has committed of the events. It reads every topic up to the
 * cut, appends to each table together with the Kafka offsets reached, and publishes a head with the
 * snapshot of every table. A step that a rival disturbed is forgotten and begun again from the
 * tables. A crash between tables and head leaves tables ahead of the head, which the next one
 * covers.
 */
public final class LakeWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LakeWriter.class);

  /** How long it rests where nothing new is committed. */
  public static final Duration IDLE = Duration.ofMillis(100);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private final Lake lake;
  private final LogReader log;
  private final BooleanSupplier isItsTurn;
  private final Thread thread;
  private List<Feed> feeds = List.of();
  private Head head = Head.NONE;
  private volatile boolean running = true;
  private volatile @Nullable Throwable failure;

  private LakeWriter(Lake lake, LogReader log, BooleanSupplier isItsTurn) {
    this.lake = lake;
    this.log = log;
    this.isItsTurn = isItsTurn;
    this.thread = new Thread(this::run, "lake-writer");
  }

  /**
   * Starts writing in a thread of its own.
   *
   * @throws IllegalStateException when the process is stopping already
   */
  public static LakeWriter start(Lake lake, Map<String, Object> client) {
    return start(lake, client, () -> true);
  }

  /**
   * Starts writing in a thread of its own, whenever it is this process's turn. Two that think so at
   * a time do no harm: one of them loses, and begins again.
   *
   * @throws IllegalStateException when the process is stopping already
   */
  public static LakeWriter start(Lake lake, Map<String, Object> client, BooleanSupplier isItsTurn) {
    makePool();
    LogReader log = new LogReader(client, lake.generation().application());
    LakeWriter writer = new LakeWriter(lake, log, isItsTurn);
    writer.thread.start();
    return writer;
  }

  /**
   * Iceberg's pool registers a shutdown hook when it is first used. In a process that Ctrl-C is
   * stopping that fails, and the first commit with it; so the pool is made before the start.
   */
  private static void makePool() {
    try {
      ThreadPools.getWorkerPool();
    } catch (ExceptionInInitializerError e) {
      throw new IllegalStateException("the process is stopping", e);
    }
  }

  /**
   * Takes in, while the fold and every other writer stand still, all that the fold has committed,
   * does a work on the tables, and publishes both as one head: readers see neither alone. If the
   * process dies on the way, tables are ahead of the head, and the same again comes to its end.
   */
  public static void settle(Lake lake, Map<String, Object> client, Runnable work) {
    LogReader log = new LogReader(client, lake.generation().application());
    LakeWriter writer = new LakeWriter(lake, log, () -> true);
    try (log) {
      do {
        writer.reload();
      } while (!writer.settle(work));
    }
  }

  private boolean settle(Runnable work) {
    Map<Integer, Long> cut = log.committedCut(head.cut());
    if (!copy(cut, log.ends(partitions()))) {
      return false;
    }
    work.run();
    feeds.forEach(feed -> feed.target().refresh());
    return publish(cut);
  }

  /** Why it stopped, if it did. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Finishes the step under way and stops. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join(CLOSE_LIMIT.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(CLOSE_LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (log) {
      while (running) {
        if (!isItsTurn.getAsBoolean()) {
          feeds = List.of(); // by its next turn another process will have gone on
          Thread.sleep(IDLE.toMillis());
        } else if (feeds.isEmpty()) {
          reload();
        } else if (!step()) {
          Thread.sleep(IDLE.toMillis());
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.warn("interrupted; the lake stays at its newest head");
    } catch (Throwable e) { // an Error too: who waits for the lake would wait for ever
      failure = e;
      LOG.error("the lake's writer has stopped", e);
    }
  }

  /** Forgets what it knows and asks the tables how far they have read. */
  private void reload() {
    List<Feed> loaded = new ArrayList<>();
    Map<TopicPartition, Long> next = new HashMap<>();
    for (LakeTable table : LakeTable.ALL) {
      Feed feed =
          new Feed(table, lake.load(table), log.partitions(lake.generation().name(table.topic())));
      loaded.add(feed);
      // Two tables of one topic may stand apart; each takes only what it does not have.
      feed.next().forEach((partition, offset) -> next.merge(partition, offset, Math::min));
    }
    feeds = loaded;
    head = lake.head();
    log.seek(next);
  }

  /** One cut; false if there was nothing new. */
  private boolean step() {
    Map<Integer, Long> cut = log.committedCut(head.cut());
    // Asked for after the cut: all that Streams made of events below it stands below these ends.
    Map<TopicPartition, Long> ends = log.ends(partitions());
    requireGoesOn(cut, ends);
    if (head.cut().equals(cut) && hasReadWhatIsOutsideTheCut(ends)) {
      return false;
    }
    try {
      if (!copy(cut, ends) || !publish(cut)) {
        LOG.warn("another writer of the lake was faster; this one begins again from the tables");
        reload();
      }
    } catch (NotFoundException e) {
      LOG.warn("a snapshot was expired while the writer stood still; it begins again");
      reload();
    }
    return true;
  }

  /** A topic that was made anew while this runs ends before what the tables have read of it. */
  private void requireGoesOn(Map<Integer, Long> cut, Map<TopicPartition, Long> ends) {
    cut.forEach(
        (partition, committed) -> {
          long before = head.cut().getOrDefault(partition, 0L);
          if (committed < before) {
            throw LogChangedException.back(partition, committed, before);
          }
        });
    feeds.forEach(feed -> Continuity.requireWithin(feed.next(), Map.of(), ends));
  }

  private boolean copy(Map<Integer, Long> cut, Map<TopicPartition, Long> ends) {
    Map<Feed, Batch> batches = new LinkedHashMap<>();
    Map<TopicPartition, Limit> limits = new HashMap<>();
    for (Feed feed : feeds) {
      batches.put(feed, new Batch(feed.table(), feed.target()));
      limits.putAll(feed.limits(cut, ends));
    }
    try {
      Map<TopicPartition, Long> reached = log.read(limits, record -> add(record, batches));
      for (Map.Entry<Feed, Batch> batch : batches.entrySet()) {
        if (!batch.getKey().commit(batch.getValue(), reached)) {
          return false;
        }
      }
      return true;
    } finally {
      batches.values().forEach(Batch::close);
    }
  }

  private static void add(ConsumerRecord<byte[], byte[]> record, Map<Feed, Batch> batches) {
    batches.forEach(
        (feed, batch) -> {
          if (feed.awaits(record)) {
            batch.add(record);
          }
        });
  }

  private boolean publish(Map<Integer, Long> cut) {
    Map<String, Long> snapshots = new HashMap<>();
    for (Feed feed : feeds) {
      Snapshot snapshot = feed.target().currentSnapshot();
      if (snapshot != null) {
        snapshots.put(feed.table().name(), snapshot.snapshotId());
      }
    }
    Head next = head.next(cut, snapshots);
    boolean won = Appends.publish(lake, next);
    Steps.reached("lake.head-published");
    if (won) {
      head = next;
    }
    return won;
  }

  private boolean hasReadWhatIsOutsideTheCut(Map<TopicPartition, Long> ends) {
    return feeds.stream()
        .filter(feed -> feed.table().part() == Part.OUTSIDE)
        .allMatch(feed -> feed.hasRead(ends));
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    feeds.forEach(feed -> all.addAll(feed.next().keySet()));
    return all;
  }
}
