package org.waymark.app.pipeline;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.kafka.Rest;
import org.waymark.app.kafka.Rest.From;

/** What this process asks of the stream processes of a cluster, until it is closed. */
final class Rests implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** The session of one that died while it folded has to end first. */
  private static final Duration LEAVE_LIMIT = Duration.ofMinutes(3);

  private final Map<String, Object> client;
  private Optional<Rest> fromLake = Optional.empty();
  private Optional<Rest> fromFold = Optional.empty();

  Rests(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * Asks all to leave the lake as it is, and gives them the time to see it.
   *
   * @throws IllegalStateException when somebody else has asked for it
   */
  synchronized void fromLake() {
    if (fromLake.isEmpty()) {
      fromLake = Optional.of(Rest.ask(client, From.LAKE));
      pause(Rest.SEEN_WITHIN);
    }
  }

  /**
   * Asks all to leave the state of the fold too, and waits until they do.
   *
   * @throws IllegalStateException when one of them still folds after three minutes
   */
  synchronized void fromFold() {
    fromLake();
    if (fromFold.isEmpty()) {
      fromFold = Optional.of(Rest.ask(client, From.FOLD));
      pause(Rest.SEEN_WITHIN);
      awaitNobodyFolds();
    }
  }

  private void awaitNobodyFolds() {
    long deadline = System.nanoTime() + LEAVE_LIMIT.toNanos();
    List<FoldGroup.Member> members = FoldGroup.members(client);
    while (!members.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "these still fold, and should rest: %s; stop them and do the same again"
                .formatted(members.stream().map(FoldGroup.Member::name).collect(joining(", "))));
      }
      pause(PAUSE);
      members = FoldGroup.members(client);
    }
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Lets them go on. */
  @Override
  public synchronized void close() {
    fromFold.ifPresent(Rest::close);
    fromFold = Optional.empty();
    fromLake.ifPresent(Rest::close);
    fromLake = Optional.empty();
  }
}
