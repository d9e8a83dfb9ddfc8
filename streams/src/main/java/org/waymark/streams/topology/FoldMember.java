package org.waymark.streams.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A process that folds, as Kafka knows it. It is a member under a name of its own that lasts: one
 * that comes back under its name in time needs no rebalance.
 *
 * @param instance its name in the group
 * @param stateDirectory where its state stays between runs; no two processes share one
 * @param threads how many partitions it folds at a time
 * @param kind whether others fold beside it
 */
public record FoldMember(String instance, Path stateDirectory, int threads, Kind kind) {

  /** Whether a process folds a log by itself. */
  public enum Kind {
    /** Nobody else: what it leaves waits for it, and the transaction of its old self too. */
    ALONE,
    /** Others take over what it leaves, and keep copies of its state to be quick at it. */
    ONE_OF_SEVERAL
  }

  private static final String ALONE = "waymark";

  /** What tells the names of several from the name of one that is alone. */
  private static final String PREFIX = "stream-";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

  /** How long one of several may be silent before the others take over what it folds. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** The shortest that Kafka takes; also how soon a new process is given what it has caught up. */
  private static final Duration PROBE = Duration.ofMinutes(1);

  /**
   * A commit interval, and how long a transaction may be open. The second must outlast the first
   * and the folding of everybody whom it touched, on a busy machine too: a transaction that is
   * timed out is folded again, and would be again. The transaction of a process that died and does
   * not come back holds up those who read, so of several it is short; a restart ends it at once.
   * The first is long where it can be: the events of half a minute are of nearly everybody, so
   * commits by the clock make a replay grow with the square of the log. Of one, the second is the
   * most that a broker allows by default.
   */
  private enum Times {
    OF_ONE(Duration.ofMinutes(10), Duration.ofMinutes(15)),
    OF_SEVERAL(Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final Duration commit;
    private final Duration transaction;

    Times(Duration commit, Duration transaction) {
      this.commit = commit;
      this.transaction = transaction;
    }
  }

  /** The only one on its log. */
  public static FoldMember alone(Path stateDirectory, int threads) {
    return new FoldMember(ALONE, stateDirectory, threads, Kind.ALONE);
  }

  /**
   * One of several.
   *
   * @param name that none of the others has
   * @throws IllegalArgumentException when it is no name
   */
  public static FoldMember named(String name, Path stateDirectory, int threads) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a stream process is 1 to 60 letters, digits, dots, lines and underscores: "
              + name);
    }
    return new FoldMember(PREFIX + name, stateDirectory, threads, Kind.ONE_OF_SEVERAL);
  }

  /** Whether a member of the group is one of several. */
  public static boolean isOneOfSeveral(String instance) {
    return instance.startsWith(PREFIX);
  }

  /** What differs from member to member; lengths that the client's properties tell stay. */
  void put(Properties settings) {
    Times times = kind == Kind.ALONE ? Times.OF_ONE : Times.OF_SEVERAL;
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    int transaction = told(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, times.transaction);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), transaction);
    // At the latest; Pace asks for commits as soon as they cost little.
    settings.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        Math.min(times.commit.toMillis(), transaction * 2L / 3));
    if (kind == Kind.ALONE) {
      // Who folds everybody does not poll meanwhile, and there is nobody to take over.
      settings.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
          Math.toIntExact(Math.max(transaction, times.transaction.toMillis())));
    } else {
      settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
      settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBE.toMillis());
      settings.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
          told(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SILENCE));
    }
  }

  /** In milliseconds. */
  private static int told(Properties settings, String name, Duration otherwise) {
    Object told = settings.get(name);
    return told == null ? Math.toIntExact(otherwise.toMillis()) : Integer.parseInt(told.toString());
  }
}
