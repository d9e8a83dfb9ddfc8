package org.waymark.ingest.check;

import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.reject.RejectReason;

/** What came of one line: an event with its name in the log, or why there is none. */
public sealed interface Checked {

  /**
   * The line is an event.
   *
   * @param key person, event and the fingerprint of the content
   * @param event with {@code occurred_on} added
   */
  record Accepted(EventKey key, Event event) implements Checked {}

  /**
   * The line is refused. It never holds anything that stood in the line.
   *
   * @param reason the first that was found, in the order of {@link EventCheck}
   * @param field of the schema that is at fault; null when the whole line is, or when the field is
   *     not of the schema, since its name may itself be a name
   */
  record Refused(RejectReason reason, @Nullable String field) implements Checked {}
}
