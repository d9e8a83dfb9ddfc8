package org.waymark.app.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each sender may ask: so many times a second, and as many at once after a pause (a token
 * bucket). Safe for several threads.
 */
public final class Rate {

  private static final double NANOS = 1e9;
  private static final int MOST_SENDERS = 10_000;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true);

  private record Bucket(double left, long atNs) {}

  /** So many a second, by a clock that counts nanoseconds. */
  public Rate(int perSecond, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
  }

  /** Counts a request of a sender; false when it is one too many. */
  public synchronized boolean take(String sender) {
    long now = nanoTime.getAsLong();
    Bucket before = buckets.getOrDefault(sender, new Bucket(perSecond, now));
    double left = Math.min(perSecond, before.left() + (now - before.atNs()) / NANOS * perSecond);
    boolean enough = left >= 1;
    buckets.put(sender, new Bucket(enough ? left - 1 : left, now));
    if (buckets.size() > MOST_SENDERS) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    return enough;
  }
}
