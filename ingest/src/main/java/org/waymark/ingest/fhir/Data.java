package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Builds the data of an event: a field that nothing is known of stays away. */
final class Data {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  Data put(String field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      json.put(field, text);
    }
    return this;
  }

  Data put(String field, @Nullable Integer number) {
    if (number != null) {
      json.put(field, number);
    }
    return this;
  }

  Data put(String field, double number) {
    json.put(field, number);
    return this;
  }

  ObjectNode json() {
    return json;
  }
}
