package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The values of an event, laid out by the fields of its envelope and of its type's data.
 *
 * @param dataRules of its type; null when it names no type that there is
 * @param data null when the type is not known, or the data is no object
 */
record LaidEvent(Laid envelope, @Nullable RecordRules dataRules, @Nullable Laid data) {

  /** The field that names the type. */
  static final String TYPE = "event_type";

  /** The field that holds what the type is about. */
  static final String DATA = "data";

  /** An event that is JSON. */
  static LaidEvent of(EventRules rules, ObjectNode json) {
    Laid envelope = Laid.of(rules.envelope(), json);
    RecordRules known = dataRules(rules, envelope);
    Laid data =
        known != null && envelope.value(DATA) instanceof ObjectNode object
            ? Laid.of(known, object)
            : null;
    return new LaidEvent(envelope, known, data);
  }

  /** An event whose parts are laid out. */
  static LaidEvent of(EventRules rules, Laid envelope, @Nullable Laid data) {
    return new LaidEvent(envelope, dataRules(rules, envelope), data);
  }

  private static @Nullable RecordRules dataRules(EventRules rules, Laid envelope) {
    String type = envelope.text(TYPE);
    return type == null ? null : rules.data(type);
  }
}
