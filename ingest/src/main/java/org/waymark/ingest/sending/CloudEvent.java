package org.waymark.ingest.sending;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of CloudEvents 1.0 in JSON. It is for the way: what counts is its data, an event as
 * on a native line. Attributes, extensions among them, are kept nowhere.
 */
final class CloudEvent {

  private static final List<String> REQUIRED = List.of("id", "source", "type");

  private CloudEvent() {}

  /** The event within, or null when the envelope is none of version 1.0 with an object for data. */
  static @Nullable ObjectNode data(ObjectNode envelope) {
    boolean valid =
        envelope.path("specversion").asText("").equals("1.0")
            && REQUIRED.stream().noneMatch(name -> envelope.path(name).asText("").isEmpty())
            && isJson(envelope.path("datacontenttype"))
            && !envelope.has("data_base64");
    return valid && envelope.get("data") instanceof ObjectNode data ? data : null;
  }

  private static boolean isJson(JsonNode type) {
    if (type.isMissingNode() || type.isNull()) {
      return true;
    }
    String name = type.asText("").toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return name.endsWith("/json") || name.endsWith("+json");
  }
}
