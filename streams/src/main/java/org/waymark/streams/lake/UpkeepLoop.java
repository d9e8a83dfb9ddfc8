package org.waymark.streams.lake;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.streams.lake.SortedCopy.StoppedException;

/**
 * Upkeep beside the lake's writer, on a thread of its own: it merges files where many have
 * gathered, lets snapshots go every few minutes, and looks for files that nobody names once a day.
 * A round that fails is said in the log, and the next one tries again: the lake is slower without
 * it, and never wrong.
 */
public final class UpkeepLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  /** How often each is done. */
  private static final Duration ROUND = Duration.ofSeconds(15);

  private static final long ROUNDS_PER_EXPIRY = 20;
  private static final long FIRST_ORPHANS = Duration.ofHours(1).dividedBy(ROUND);
  private static final long ROUNDS_PER_ORPHANS = Duration.ofDays(1).dividedBy(ROUND);

  private final Upkeep upkeep;
  private final BooleanSupplier isOurTurn;
  private final Thread thread;
  private volatile boolean running = true;

  private UpkeepLoop(Upkeep upkeep, BooleanSupplier isOurTurn) {
    this.upkeep = upkeep;
    this.isOurTurn = isOurTurn;
    this.thread = new Thread(this::run, "lake-upkeep");
  }

  /**
   * Begins, with a first round after a while.
   *
   * @param isOurTurn whether this process is the one of several that does it: two would be right
   *     and waste work
   */
  public static UpkeepLoop start(Upkeep upkeep, BooleanSupplier isOurTurn) {
    UpkeepLoop loop = new UpkeepLoop(upkeep, isOurTurn);
    loop.thread.setDaemon(true);
    loop.thread.start();
    return loop;
  }

  /** Ends the round under way, which leaves the lake as it was or as it will be. */
  @Override
  public void close() {
    running = false;
    upkeep.stop();
    thread.interrupt();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (long round = 1; running; round++) {
        Thread.sleep(ROUND.toMillis());
        if (isOurTurn.getAsBoolean()) {
          attempt(round);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(long round) {
    try {
      upkeep.merge();
      if (round % ROUNDS_PER_EXPIRY == 0) {
        upkeep.expire();
      }
      if (round % ROUNDS_PER_ORPHANS == FIRST_ORPHANS) {
        upkeep.removeOrphans();
      }
    } catch (StoppedException e) {
      LOG.debug("stopped");
    } catch (RuntimeException | OutOfMemoryError e) {
      if (running) {
        LOG.error("a round of the lake's upkeep failed; the next one tries again", e);
      }
    }
  }
}
