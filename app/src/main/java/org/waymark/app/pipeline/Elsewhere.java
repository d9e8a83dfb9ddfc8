package org.waymark.app.pipeline;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.waymark.app.kafka.FoldGroup;

/**
 * Fold and writer of the lake at work in other processes, perhaps of other machines: whether there
 * are any. It asks the cluster now and then, and gives them time to come back.
 */
final class Elsewhere {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> client;
  private long lookedNs = System.nanoTime() - LOOK.toNanos();
  private long seenNs = System.nanoTime();

  Elsewhere(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * Fails if there has been none for a minute.
   *
   * @throws IllegalStateException then
   */
  synchronized void check() {
    long now = System.nanoTime();
    if (now - lookedNs < LOOK.toNanos()) {
      return;
    }
    lookedNs = now;
    if (isSomebodyThere()) {
      seenNs = now;
    } else if (now - seenNs > PATIENCE.toNanos()) {
      throw new IllegalStateException(
          "no stream process folds this log: what was sent is in the log; start one with  waymark"
              + " stream , then do the same again, repeats are safe");
    }
  }

  private boolean isSomebodyThere() {
    try {
      return !FoldGroup.members(client).isEmpty();
    } catch (KafkaException e) {
      return false; // a cluster that does not answer has nobody at work
    }
  }
}
