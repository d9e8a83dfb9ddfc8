package org.waymark.streams.fold;

/** Which versions of a person's events there are, and of which events. */
final class Known {

  private static final int HEXADECIMAL = 16;

  private final LongSet fingerprints;

  /** Hashes: two events may share one, and then the person is folded again without need. */
  private final LongSet eventIds;

  Known() {
    this(new LongSet(), new LongSet());
  }

  private Known(LongSet fingerprints, LongSet eventIds) {
    this.fingerprints = fingerprints;
    this.eventIds = eventIds;
  }

  /** The same versions, to add to. */
  Known copy() {
    return new Known(fingerprints.copy(), eventIds.copy());
  }

  void add(String fingerprint, String eventId) {
    fingerprints.add(number(fingerprint));
    eventIds.add(eventId.hashCode());
  }

  boolean hasVersion(String fingerprint) {
    return fingerprints.contains(number(fingerprint));
  }

  /** Never no for an event that there is. */
  boolean mayHaveEvent(String eventId) {
    return eventIds.contains(eventId.hashCode());
  }

  int versions() {
    return fingerprints.size();
  }

  private static long number(String fingerprint) {
    return Long.parseUnsignedLong(fingerprint, HEXADECIMAL);
  }
}
