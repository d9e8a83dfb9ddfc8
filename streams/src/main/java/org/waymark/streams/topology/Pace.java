package org.waymark.streams.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When to commit: as soon as it costs little. A commit folds everybody whom an event has touched
 * since the last one, so a log that trickles is committed at every tick and a new event is soon in
 * the lake; one that pours is committed as seldom as keeps folding to a twentieth of the time, and
 * at once when it has run dry. The commit interval of Kafka Streams is the upper end. Shared by all
 * tasks of a process.
 */
final class Pace {

  /** How often it is looked at. */
  static final Duration TICK = Duration.ofMillis(200);

  /** Work between commits, for each unit of time that a commit takes. */
  private static final int WORK_PER_COMMIT = 19;

  private final AtomicLong events = new AtomicLong();
  private long notBeforeNanos = System.nanoTime();

  /** Counts an event. */
  void event() {
    events.incrementAndGet();
  }

  /** How many events there were so far, in all tasks. */
  long events() {
    return events.get();
  }

  /** Notes that a task has folded its people for a commit. */
  synchronized void folded(long startedNanos, long endedNanos) {
    long begin = endedNanos - notBeforeNanos > 0 ? endedNanos : notBeforeNanos;
    notBeforeNanos = begin + WORK_PER_COMMIT * (endedNanos - startedNanos);
  }

  /**
   * Whether the last commit has been worked off, or there is no other work.
   *
   * @param eventsAtLastTick how many events there had been a tick ago
   */
  synchronized boolean isDue(long nowNanos, long eventsAtLastTick) {
    return events.get() == eventsAtLastTick || nowNanos - notBeforeNanos >= 0;
  }
}
