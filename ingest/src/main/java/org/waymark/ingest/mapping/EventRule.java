package org.waymark.ingest.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a row.
 *
 * @param key tells the events of a row apart, for ever: another key is another event
 * @param when for which rows; empty means for all
 * @param fields where the values of its fields come from, {@code event_type} among them
 */
record EventRule(String key, Optional<When> when, Map<String, Supply> fields) {

  /** Copies the fields and keeps their order. */
  EventRule {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
