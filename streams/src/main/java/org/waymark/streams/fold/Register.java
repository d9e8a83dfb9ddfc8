package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.schemas.event.Event;

/**
 * All versions of one person's events, and which of them live: of an event the one recorded last;
 * of two recorded at the same time the one with the greater fingerprint. The same for every order
 * and every repeat of what is added.
 */
public final class Register {

  /**
   * In which order the live events are folded. An event that has only a date stands at the last
   * microsecond of its day, and there may be an instant too.
   */
  static final Comparator<Event> FOLD_ORDER =
      Comparator.comparingLong(Event::getOccurredAt)
          .thenComparing(event -> "date".equals(event.getTimePrecision()))
          .thenComparingLong(Event::getRecordedAt)
          .thenComparing(Event::getEventId);

  private final Map<String, Version> newest = new HashMap<>();
  private final Known known = new Known();

  /**
   * Adds a version; one that was added before changes nothing.
   *
   * @param fingerprint 16 hex digits
   */
  public void add(String fingerprint, Event event) {
    known.add(fingerprint, event.getEventId());
    newest.merge(event.getEventId(), new Version(fingerprint, event), Version::later);
  }

  /** What was added so far. */
  Known known() {
    return known;
  }

  /** The live events in fold order: newest versions that are not retractions. */
  public List<Event> live() {
    List<Event> live = new ArrayList<>(newest.size());
    for (Version version : newest.values()) {
      if (!isRetraction(version.event)) {
        live.add(version.event);
      }
    }
    live.sort(FOLD_ORDER);
    return live;
  }

  static boolean isRetraction(Event event) {
    return event.getAction().equals("retract");
  }

  private record Version(String fingerprint, Event event) {

    Version later(Version other) {
      int byTime = Long.compare(event.getRecordedAt(), other.event.getRecordedAt());
      int order = byTime != 0 ? byTime : fingerprint.compareTo(other.fingerprint);
      return order >= 0 ? this : other;
    }
  }
}
