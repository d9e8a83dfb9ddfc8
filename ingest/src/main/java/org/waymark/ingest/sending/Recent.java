package org.waymark.ingest.sending;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which versions the log took of late, by their fingerprints: to say that one is a repeat. It
 * forgets, so a repeat may go unnoticed; whatever it says, every event goes to the log. Two
 * megabytes. Safe for several threads.
 */
final class Recent {

  private static final int PLACES = 1 << 18;
  private static final int HEX = 16;

  private final AtomicLongArray places = new AtomicLongArray(PLACES);

  /** Whether this very version was taken. */
  boolean holds(String fingerprint) {
    long value = Long.parseUnsignedLong(fingerprint, HEX);
    return places.get(place(value)) == value;
  }

  /** Remembers a version that the log has. */
  void add(String fingerprint) {
    long value = Long.parseUnsignedLong(fingerprint, HEX);
    places.set(place(value), value);
  }

  private static int place(long value) {
    return (int) value & PLACES - 1;
  }
}
