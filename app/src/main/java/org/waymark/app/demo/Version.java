package org.waymark.app.demo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.RetractReason;

/**
 * One version of an event, as a line says it.
 *
 * @param recordedAt when it was written down
 * @param arrivedAt when it was sent: later than it was written down only when it is sent again
 * @param retracted why it no longer counts; null for a version that asserts it
 */
record Version(
    Origin origin,
    String eventId,
    Happening happening,
    Instant recordedAt,
    Instant arrivedAt,
    @Nullable RetractReason retracted) {

  static Version asserted(Origin origin, String eventId, Happening happening, Instant recordedAt) {
    return new Version(origin, eventId, happening, recordedAt, recordedAt, null);
  }

  /** The next version, with what is now known to be right. */
  Version corrected(Happening right, Instant later) {
    return asserted(origin, eventId, right, later);
  }

  Version retracted(RetractReason reason, Instant later) {
    return new Version(origin, eventId, happening, later, later, reason);
  }

  /** The same version, sent once more. */
  Version repeated(Instant later) {
    return new Version(origin, eventId, happening, recordedAt, later, retracted);
  }
}
