package org.waymark.app.kafka;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.waymark.schemas.topic.Answers;
import org.waymark.schemas.topic.Topics;

/**
 * A rest that one process asks of all stream processes of a cluster, for a work that needs what
 * they hold. It lasts as long as the one that asks is a member of a consumer group; so if that dies
 * the others go on when its session ends. Nobody reads or commits anything in that group.
 */
public final class Rest implements AutoCloseable {

  /** How soon after it is asked for everybody has seen it. */
  public static final Duration SEEN_WITHIN = Duration.ofSeconds(4);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration JOIN_LIMIT = Duration.ofSeconds(60);

  /** The session of one that was killed has to end first. */
  private static final Duration FREE_LIMIT = Duration.ofSeconds(60);

  /** From what. */
  public enum From {
    /** The lake is left as it is: nobody writes or tidies it. The fold goes on. */
    LAKE("waymark.rest.lake"),
    /** Nobody folds either, and no state is open. */
    FOLD("waymark.rest.fold");

    private final String group;

    From(String group) {
      this.group = group;
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::stay, "rest");

  private Rest(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    thread.setDaemon(true);
  }

  /** From what somebody asks for rest now. */
  public static Set<From> asked(Admin admin) {
    return Arrays.stream(From.values())
        .filter(from -> members(admin, from) > 0)
        .collect(toCollection(() -> EnumSet.noneOf(From.class)));
  }

  private static int members(Admin admin, From from) {
    try {
      return Answers.get(admin.describeConsumerGroups(List.of(from.group)).all()).values().stream()
          .mapToInt(group -> group.members().size())
          .sum();
    } catch (GroupIdNotFoundException e) {
      return 0;
    }
  }

  /**
   * Asks for it, until this is closed. It is there when this returns, if not yet seen by all.
   *
   * @throws IllegalStateException when somebody else asks for the same, and does so for a minute
   */
  public static Rest ask(Map<String, Object> client, From from) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, from.group);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, from.group + "-" + UUID.randomUUID());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    try (Admin admin = Admin.create(client)) {
      awaitFree(admin, from);
      Rest rest =
          new Rest(
              new KafkaConsumer<>(
                  settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
      rest.thread.start();
      try {
        rest.awaitMembership(admin, from);
      } catch (RuntimeException e) {
        rest.close();
        throw e;
      }
      return rest;
    }
  }

  private static void awaitFree(Admin admin, From from) {
    long deadline = System.nanoTime() + FREE_LIMIT.toNanos();
    while (members(admin, from) > 0) {
      requireFree(System.nanoTime() < deadline);
      pause();
    }
  }

  private static void requireFree(boolean isFree) {
    if (!isFree) {
      throw new IllegalStateException(
          "another erasure or replay is at work on this cluster: do the same again when it has"
              + " ended");
    }
  }

  /** Two that ask at the same moment see each other here, and both give up. */
  private void awaitMembership(Admin admin, From from) {
    long deadline = System.nanoTime() + JOIN_LIMIT.toNanos();
    int members = members(admin, from);
    while (members == 0) {
      if (System.nanoTime() > deadline || !thread.isAlive()) {
        throw new IllegalStateException("the cluster does not let anybody into " + from.group);
      }
      pause();
      members = members(admin, from);
    }
    requireFree(members == 1);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private void stay() {
    try (consumer) {
      consumer.subscribe(List.of(Topics.EVENTS.name()), new ReadsNothing());
      while (true) {
        consumer.poll(POLL);
      }
    } catch (WakeupException e) {
      return; // closed
    }
  }

  private final class ReadsNothing implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }

  /** Lets the others go on. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
