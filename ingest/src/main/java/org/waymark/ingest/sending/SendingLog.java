package org.waymark.ingest.sending;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.log.EventLogException;
import org.waymark.ingest.log.Settings;
import org.waymark.ingest.program.Programs;

/** The log as requests use it: it is opened when it is needed, and waits for nothing long. */
final class SendingLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SendingLog.class);

  /**
   * The log says what became of a record within 20 seconds, so whoever sent it can be told. A
   * broker that was away for less than that loses nothing.
   */
  private static final Map<String, Object> PATIENCE =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
          ProducerConfig.LINGER_MS_CONFIG, 5);

  private static final Map<String, Object> IMPATIENCE =
      Map.of(
          ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000,
          ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);

  private static final long PAUSE_NS = Duration.ofSeconds(2).toNanos();

  private final Map<String, Object> clientConfig;
  private @Nullable EventLog open;
  private @Nullable EventLogException failure;
  private long failedNs;

  SendingLog(Map<String, Object> clientConfig) {
    this.clientConfig = Map.copyOf(clientConfig);
  }

  /**
   * The log.
   *
   * @throws EventLogException when it cannot be reached, or could not be a moment ago
   */
  synchronized EventLog open() {
    EventLog there = open;
    if (there == null) {
      there = reach(() -> new EventLog(with(PATIENCE)));
      open = there;
    }
    return there;
  }

  /**
   * Programs as they are now.
   *
   * @throws EventLogException when they cannot be read, or the log could not be reached a moment
   *     ago
   */
  synchronized Programs programs() {
    return reach(() -> Settings.readPrograms(with(IMPATIENCE)));
  }

  /** So that those who wait do not fail one after the other, each after its own while. */
  private <T> T reach(Supplier<T> step) {
    EventLogException before = failure;
    if (before != null && System.nanoTime() - failedNs < PAUSE_NS) {
      throw before;
    }
    try {
      T reached = step.get();
      failure = null;
      return reached;
    } catch (EventLogException e) {
      failure = e;
      failedNs = System.nanoTime();
      throw e;
    }
  }

  private Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.putAll(more);
    return config;
  }

  /** Gives up a log that takes nothing any more: the next request opens it anew. */
  synchronized void drop(EventLogException why) {
    LOG.warn("the log took nothing; it is opened anew for the next request", why);
    EventLog there = open;
    open = null;
    if (there != null) {
      Thread closing = new Thread(() -> close(there), "log-that-failed");
      closing.setDaemon(true);
      closing.start();
    }
  }

  private static void close(EventLog log) {
    try {
      log.close();
    } catch (EventLogException e) {
      LOG.warn("a log that failed did not close cleanly", e);
    }
  }

  @Override
  public synchronized void close() {
    EventLog there = open;
    open = null;
    if (there != null) {
      there.close();
    }
  }
}
