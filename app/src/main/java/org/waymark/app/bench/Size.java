package org.waymark.app.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How much a bench has to do: each ten times the one before. */
public enum Size {
  SMALL(100_000, Duration.ofSeconds(20)),
  MEDIUM(1_000_000, Duration.ofSeconds(60)),
  LARGE(10_000_000, Duration.ofMinutes(5));

  private final long events;
  private final Duration steady;

  Size(long events, Duration steady) {
    this.events = events;
    this.steady = steady;
  }

  /** About how many events. */
  public long events() {
    return events;
  }

  /**
   * How long a steady stream is watched beside so many events: as at the greatest size that they
   * reach, and in proportion below the smallest, a second at least.
   */
  static Duration steady(long events) {
    return Arrays.stream(values())
        .filter(size -> size.events <= events)
        .map(size -> size.steady)
        .reduce((smaller, greater) -> greater)
        .orElseGet(() -> Duration.ofSeconds(Math.max(1, steadySeconds(events))));
  }

  private static long steadySeconds(long events) {
    return events * SMALL.steady.toSeconds() / SMALL.events;
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
