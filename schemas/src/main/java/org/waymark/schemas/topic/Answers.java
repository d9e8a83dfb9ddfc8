package org.waymark.schemas.topic;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** What Kafka answers. */
public final class Answers {

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
}
