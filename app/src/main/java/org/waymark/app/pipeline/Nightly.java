package org.waymark.app.pipeline;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a work once a day at a time of the wall clock, on a thread of its own. It looks at the clock
 * now and then, so what a machine slept through is done when it wakes. A failure is said in the log
 * and the next day tries again.
 */
public final class Nightly implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Thread thread;

  private Nightly(Thread thread) {
    this.thread = thread;
  }

  /** What is done. */
  public interface Work {
    /** Once. */
    void run() throws Exception;
  }

  /** Begins to wait for the next such time, in the zone of this machine. */
  public static Nightly start(LocalTime at, Work work) {
    Thread thread = new Thread(() -> repeat(at, work), "nightly");
    thread.setDaemon(true);
    thread.start();
    return new Nightly(thread);
  }

  /** The first such time after a moment. */
  static ZonedDateTime next(ZonedDateTime now, LocalTime at) {
    ZonedDateTime today = now.with(at);
    return today.isAfter(now) ? today : now.plusDays(1).with(at);
  }

  /** Runs it; says in the log what failed. */
  static void attempt(Work work) throws InterruptedException {
    try {
      work.run();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | OutOfMemoryError e) {
      LOG.error("the nightly publication failed; the next night tries again", e);
    }
  }

  private static void repeat(LocalTime at, Work work) {
    try {
      while (true) {
        ZonedDateTime next = next(ZonedDateTime.now(), at);
        while (ZonedDateTime.now().isBefore(next)) {
          Thread.sleep(LOOK.toMillis());
        }
        attempt(work);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits no more; a work that goes on is left to its end. */
  @Override
  public void close() {
    thread.interrupt();
  }
}
