package org.waymark.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts sign-ins that failed, by address, so that nobody tries tokens all day long. */
public final class Failures {

  static final int MOST = 10;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MOST_ADDRESSES = 10_000;

  private final InstantSource clock;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private record Count(Instant since, int failures) {}

  /** Of a clock. */
  public Failures(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether an address has failed too often in this minute. */
  public synchronized boolean isBlocked(String address) {
    return current(address).failures() >= MOST;
  }

  /** One more. */
  public synchronized void add(String address) {
    Count count = current(address);
    counts.remove(address); // so that it stands last again
    counts.put(address, new Count(count.since(), count.failures() + 1));
    if (counts.size() > MOST_ADDRESSES) {
      counts.remove(counts.keySet().iterator().next());
    }
  }

  private Count current(String address) {
    Instant now = clock.instant();
    Count count = counts.getOrDefault(address, new Count(now, 0));
    return count.since().plus(WINDOW).isAfter(now) ? count : new Count(now, 0);
  }
}
