package org.waymark.streams.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When to commit: as soon as it costs little. A commit folds everybody whom an event has touched
 * since the last one. Who reads events as they are written commits at every tick, and folds for
 * half of the time at most, so that a new event is soon in the lake. Who reads what was written
 * before (a replay, an import that is faster than the fold) commits as seldom as keeps folding to a
 * twentieth of the time, since people come again and again, and at once when the log has run dry.
 * The commit interval of Kafka Streams is the upper end. Shared by all tasks of a process.
 */
final class Pace {

  /** How often it is looked at. */
  static final Duration TICK = Duration.ofMillis(200);

  /** How old an event may be when it is read, by the clocks of its sender and of this process. */
  private static final Duration ABREAST = Duration.ofSeconds(1);

  /** Work between commits, for each unit of time that a commit takes. */
  private static final int WORK_ABREAST = 1;

  private static final int WORK_BEHIND = 19;

  private final AtomicLong events = new AtomicLong();
  private volatile boolean behind;
  private long foldedNanos = System.nanoTime();
  private long commitNanos;

  /**
   * Counts an event.
   *
   * @param ageMs how long ago it was written
   */
  void event(long ageMs) {
    behind = ageMs > ABREAST.toMillis();
    events.incrementAndGet();
  }

  /** How many events there were so far, in all tasks. */
  long events() {
    return events.get();
  }

  /** Notes that a task has folded its people for a commit. */
  synchronized void folded(long startedNanos, long endedNanos) {
    long workedNanos = Math.max(0, startedNanos - foldedNanos);
    commitNanos = Math.max(0, commitNanos - workedNanos / work()) + endedNanos - startedNanos;
    foldedNanos = endedNanos;
  }

  /**
   * Whether the last commits have been worked off, or there is no other work.
   *
   * @param eventsAtLastTick how many events there had been a tick ago
   */
  synchronized boolean isDue(long nowNanos, long eventsAtLastTick) {
    return events.get() == eventsAtLastTick || nowNanos - foldedNanos >= work() * commitNanos;
  }

  private int work() {
    return behind ? WORK_BEHIND : WORK_ABREAST;
  }
}
