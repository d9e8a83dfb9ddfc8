package org.waymark.schemas.topic;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What Kafka answers. */
public final class Answers {

  private static final Duration PAUSE = Duration.ofMillis(10);

  private Answers() {}

  /**
   * Waits for an answer.
   *
   * @throws KafkaException what Kafka answered instead
   * @throws InterruptException when interrupted; the thread stays so
   */
  public static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  /**
   * Asks again while what is asked for is not known yet.
   *
   * @param notYet the answer that says so
   * @param limit how long
   * @throws KafkaException any other answer, or this one after the limit
   * @throws InterruptException when interrupted; the thread stays so
   */
  public static <T> T onceKnown(
      Class<? extends KafkaException> notYet, Duration limit, Supplier<T> ask) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        return ask.get();
      } catch (KafkaException e) {
        if (!notYet.isInstance(e) || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
