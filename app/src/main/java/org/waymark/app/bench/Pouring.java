package org.waymark.app.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.LakeWriter;
import org.waymark.streams.topology.FoldStreams;

/** Waits until a part has caught up with the log, or has failed. */
final class Pouring {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Pouring() {}

  private interface Condition {
    boolean holds() throws InterruptedException;
  }

  /** Until the fold has committed everything below these ends of the events. */
  static void awaitCommit(FoldStreams fold, Map<String, Object> client, Map<Integer, Long> ends)
      throws InterruptedException {
    try (Admin admin = Admin.create(client)) {
      await(() -> hasCommitted(admin, ends), fold::failure);
    }
  }

  /** Until the newest head holds everything below these ends of the events. */
  static void awaitHead(LakeWriter writer, Lake lake, Map<Integer, Long> ends)
      throws InterruptedException {
    await(() -> lake.head().covers(ends), writer::failure);
  }

  private static void await(Condition condition, Supplier<Optional<Throwable>> failure)
      throws InterruptedException {
    while (!condition.holds()) {
      Optional<Throwable> failed = failure.get();
      if (failed.isPresent()) {
        throw new IllegalStateException("a part has stopped", failed.get());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private static boolean hasCommitted(Admin admin, Map<Integer, Long> ends)
      throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
    return ends.entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .allMatch(
            end -> {
              OffsetAndMetadata offset =
                  committed.get(new TopicPartition(Topics.EVENTS.name(), end.getKey()));
              return offset != null && offset.offset() >= end.getValue();
            });
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
      throws InterruptedException {
    try {
      return admin
          .listConsumerGroupOffsets(FoldStreams.APPLICATION_ID)
          .partitionsToOffsetAndMetadata()
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("cannot ask how far the fold is", e.getCause());
    }
  }
}
