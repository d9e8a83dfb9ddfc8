package org.waymark.app.erasure;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.erasure.LogErasure.Theirs;
import org.waymark.app.home.Home;
import org.waymark.ingest.vault.ErasureOrder;
import org.waymark.ingest.vault.Erasures;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.step.Steps;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.LakeErasure;
import org.waymark.streams.lake.LakeWriter;

/**
 * Erases one person after the other, in the process that has the home or beside the stream
 * processes of a cluster. Every step may be done again and finds nothing to do then, so whoever
 * comes after a process that died does all of them.
 *
 * <ol>
 *   <li>Tables that were kept from before a replay go, so that nobody switches back to them.
 *   <li>The lake's writer stops: readers keep the head that they have.
 *   <li>A tombstone for each event; the fold takes the person out of every sum, and stops.
 *   <li>The lake takes in what the fold has written, its files are written anew without the person,
 *       and both become one head; older snapshots go, with their files.
 *   <li>A tombstone for each of their facts, in the fold's changelogs too; the log is compacted.
 *   <li>The fold's files go; it makes them again from the log.
 *   <li>Every byte under the home and in the lake is looked at.
 * </ol>
 */
public final class ErasureWork {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureWork.class);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Home home;
  private final Map<String, Object> client;
  private final Lake lake;
  private final Parts parts;

  /** The fold and the lake's writer, of this process or of those that fold elsewhere. */
  public interface Parts {

    /** Starts the fold if it does not run, and stops the lake's writer if it does. */
    void foldAlone();

    /** Deletes what the fold has on disks, before it starts again. */
    void wipeState() throws IOException;

    /**
     * Removes the tables and topics of every folding but the one in force: they hold people too.
     */
    void keepOnlyThisGeneration();

    /** Stops both. */
    void stop();

    /** Starts both. */
    void start();

    /**
     * Fails if one has stopped by itself.
     *
     * @throws IllegalStateException with the reason
     */
    void check();
  }

  /** On a home that this process has. */
  public ErasureWork(Home home, Map<String, Object> client, Lake lake, Parts parts) {
    this.home = home;
    this.client = client;
    this.lake = lake;
    this.parts = parts;
  }

  /**
   * Erases whom the vault's open orders name; leaves both parts running.
   *
   * @throws IOException when a file cannot be read or deleted
   * @throws InterruptedException when interrupted; the orders stay
   */
  public void run(Erasures erasures) throws IOException, InterruptedException {
    for (ErasureOrder order : erasures.open()) {
      LOG.info("{} begins", order);
      erase(order, erasures);
      LOG.info("{} has ended", order);
    }
  }

  private void erase(ErasureOrder order, Erasures erasures)
      throws IOException, InterruptedException {
    People people = new People(order.participantKeys());
    LakeErasure inLake = new LakeErasure(lake, new HashSet<>(order.participantKeys()));
    HomeScan scan = new HomeScan(home, order.participantKeys());
    Tally tally = Tally.of(erasures.noted(order));
    parts.keepOnlyThisGeneration();
    parts.foldAlone();
    tally = tally.withCells(inLake.cells());
    try (LogErasure log = new LogErasure(client)) {
      Theirs events = log.bury(people, Topics.EVENTS.name()::equals);
      tally = tally.withEvents(events.records());
      erasures.note(order, tally.written());
      Steps.reached("erase.events-buried");
      awaitFold(events.ends());
      Steps.reached("erase.folded");
      parts.stop();
      tally = tally.withFiles(takeOutOfLake(inLake));
      Theirs facts = log.bury(people, topic -> !topic.equals(Topics.EVENTS.name()));
      tally = tally.withFacts(facts.records());
      erasures.note(order, tally.written());
      Steps.reached("erase.facts-buried");
      HashSet<TopicPartition> partitions = new HashSet<>(events.ends().keySet());
      partitions.addAll(facts.ends().keySet());
      log.compact(people, partitions);
      Steps.reached("erase.log-compacted");
    }
    parts.wipeState();
    Steps.reached("erase.state-wiped");
    inLake.fence();
    int deleted = scan.deleteUnnamed(inLake.named());
    Steps.reached("erase.files-deleted");
    parts.start();
    long seconds = Duration.between(order.orderedAt(), Instant.now()).toSeconds();
    erasures.end(order, tally.receipt(deleted, seconds, scan.all()).json());
    Steps.reached("erase.receipt-written");
  }

  private int takeOutOfLake(LakeErasure inLake) {
    int[] files = {0};
    LakeWriter.settle(lake, client, () -> files[0] += inLake.rewrite());
    Steps.reached("erase.head-published");
    inLake.expire();
    Steps.reached("erase.snapshots-expired");
    return files[0];
  }

  /** Until the fold has committed everything before these offsets of the events. */
  private void awaitFold(Map<TopicPartition, Long> ends) throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      while (!hasCommitted(admin, ends)) {
        parts.check();
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private boolean hasCommitted(Admin admin, Map<TopicPartition, Long> ends)
      throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(lake.generation().application())
              .partitionsToOffsetAndMetadata()
              .get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata offset = committed.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
              });
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot ask how far the fold is", e.getCause());
    }
  }
}
