package org.waymark.streams.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When to commit. A log that trickles is committed at every tick, so that a new event is soon in
 * the lake; one that pours is left to the commit interval, so that a person is folded once for many
 * events. Shared by all tasks of a process, since a commit of one is a commit of all.
 */
final class Pace {

  /** How often it is looked at. */
  static final Duration TICK = Duration.ofMillis(200);

  private static final long POURING_EVENTS_PER_TICK = 2_000;

  private final AtomicLong events = new AtomicLong();

  /** Counts an event. */
  void event() {
    events.incrementAndGet();
  }

  /** All events so far. */
  long events() {
    return events.get();
  }

  /** Whether so few came since the count was last taken that a commit is cheap. */
  boolean isTrickling(long eventsAtLastTick) {
    return events.get() - eventsAtLastTick < POURING_EVENTS_PER_TICK;
  }
}
