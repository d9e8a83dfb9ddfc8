package org.waymark.app.pipeline;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.app.kafka.Rest;
import org.waymark.app.kafka.Rest.From;
import org.waymark.schemas.lake.Lake;
import org.waymark.streams.lake.Continuity;
import org.waymark.streams.topology.FoldMember;
import org.waymark.streams.topology.FoldStreams;

/**
 * The work of one of several stream processes, which rests when another process asks for it. After
 * a rest from folding, and when it starts, it looks anew which generation of tables is in force,
 * and deletes what it has kept of people who were erased meanwhile.
 */
final class StreamWork implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamWork.class);

  /** Some times within the time in which it has to have seen that a rest is asked for. */
  private static final Duration LOOK = Rest.SEEN_WITHIN.dividedBy(4);

  private final Home home;
  private final Map<String, Object> client;
  private final FoldMember member;
  private final Admin admin;
  private final Thread thread = new Thread(this::goOn, "stream-work");
  private volatile @Nullable Open open;
  private volatile @Nullable RuntimeException failure;
  private volatile boolean running = true;

  private StreamWork(Home home, Map<String, Object> client, FoldMember member) {
    this.home = home;
    this.client = client;
    this.member = member;
    this.admin = Admin.create(client);
  }

  /** Begins, unless others want rest. */
  static StreamWork start(Home home, Map<String, Object> client, FoldMember member) {
    StreamWork work = new StreamWork(home, client, member);
    try {
      work.follow(Rest.asked(work.admin));
    } catch (RuntimeException e) {
      work.close();
      throw e;
    }
    work.thread.start();
    return work;
  }

  /** What is open while it does not rest from folding. */
  private record Open(Lake lake, Work work) implements AutoCloseable {
    @Override
    public void close() {
      try (lake) {
        work.close();
      }
    }
  }

  private void goOn() {
    try {
      while (running) {
        Thread.sleep(LOOK.toMillis());
        asked().ifPresent(this::follow);
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("asked to stop");
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("a stream process cannot go on after a rest", e);
    }
  }

  /** Nothing where the cluster does not answer: all stays as it is until it does. */
  private Optional<Set<From>> asked() {
    try {
      return Optional.of(Rest.asked(admin));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("cannot ask whether others want rest: {}", e.toString());
      return Optional.empty();
    }
  }

  private void follow(Set<From> asked) {
    if (asked.contains(From.FOLD)) {
      rest();
    } else if (asked.contains(From.LAKE)) {
      opened().work().foldAlone();
    } else {
      opened().work().start();
    }
  }

  private void rest() {
    Open now = open;
    if (now != null) {
      LOG.info("rests: another process needs the state of the fold");
      open = null;
      now.close();
    }
  }

  private Open opened() {
    Open now = open;
    if (now == null) {
      now = reopened();
      open = now;
    }
    return now;
  }

  private Open reopened() {
    Lake lake = Lake.open(home.lake());
    try {
      Continuity.require(lake, client);
      KafkaTopics.ensure(client, lake.generation());
      Continuity.note(lake, client);
      FoldStreams.wipeOlder(home.state(), lake.erasures());
      new Removal(home, client).ofState(lake);
      return new Open(lake, new Work(home, client, lake, member));
    } catch (RuntimeException e) {
      lake.close();
      throw e;
    }
  }

  /**
   * Fails if it cannot go on.
   *
   * @throws IllegalStateException with the reason
   */
  void check() {
    RuntimeException reason = failure;
    if (reason != null) {
      throw new IllegalStateException("the stream process cannot go on after a rest", reason);
    }
    Open now = open;
    if (now != null) {
      now.work().check();
    }
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
    try (admin) {
      thread.join();
      rest();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
