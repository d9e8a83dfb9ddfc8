package org.waymark.ingest.check;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventTypes;

/** The schema of the events, compiled once into rules. */
final class EventRules {

  /** Ingest adds it: a source that sends it sends an unknown field. */
  private static final Set<String> ADDED_BY_INGEST = Set.of("occurred_on");

  private final RecordRules envelope = RecordRules.of(Event.getClassSchema(), ADDED_BY_INGEST);

  private final Map<String, RecordRules> data =
      EventTypes.DATA.entrySet().stream()
          .collect(
              toUnmodifiableMap(
                  Map.Entry::getKey, type -> RecordRules.of(type.getValue(), Set.of())));

  RecordRules envelope() {
    return envelope;
  }

  /** The rules of a type's data, or null when there is no such type. */
  @Nullable RecordRules data(String eventType) {
    return data.get(eventType);
  }
}
