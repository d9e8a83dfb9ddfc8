package org.waymark.app.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.waymark.schemas.topic.Topics;

/**
 * Sends events at an even pace in a thread of its own. An event has its moment whether those before
 * it were quick or slow: a log that stalls does not make the stream thinner.
 */
final class Steady {

  static final int PER_SECOND = 1_000;

  private static final long NANOS_BETWEEN = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

  private final CompletableFuture<Spent> sent;

  private Steady(CompletableFuture<Spent> sent) {
    this.sent = sent;
  }

  /** Starts to send the first of all events. */
  static Steady start(Map<String, Object> client, Events events, long count, Bare.Taken taken) {
    return new Steady(
        CompletableFuture.supplyAsync(
            () -> send(new Bare.Sending(client, Topics.EVENTS.name(), taken), events, count)));
  }

  private static Spent send(Bare.Sending to, Events events, long count) {
    Spent.Watch watch = Spent.watch();
    try (to) {
      events.first(count, new Metronome(to)::take);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
    return watch.spent();
  }

  /** Whether all are acknowledged, or one was not. */
  boolean isDone() {
    return sent.isDone();
  }

  /**
   * From the first event to the acknowledgement of the last.
   *
   * @throws CompletionException when one was not acknowledged
   */
  double seconds() {
    return sent.join().seconds();
  }

  private static final class Metronome {
    private final Bare.Sending sending;
    private long nextNanos = System.nanoTime();

    Metronome(Bare.Sending sending) {
      this.sending = sending;
    }

    void take(LogRecord event) {
      for (long left = left(); left > 0; left = left()) {
        LockSupport.parkNanos(left);
      }
      nextNanos += NANOS_BETWEEN;
      sending.send(event);
    }

    private long left() {
      return nextNanos - System.nanoTime();
    }
  }
}
