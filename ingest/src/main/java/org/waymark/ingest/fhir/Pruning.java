package org.waymark.ingest.fhir;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * Reads the part of a resource that can become an event. Names, addresses, texts, pictures and all
 * else are skipped as they stand in the stream and never become objects; what is read is of a
 * bounded size.
 */
final class Pruning {

  /** How many values are read of one resource; what comes after them is skipped. */
  static final int MOST_VALUES = 20_000;

  private static final int DEEPEST = 40;

  /** At the top of a resource: what the mappings read, over all types. */
  private static final Set<String> TOP =
      Set.of(
          "resourceType id meta extension contained status lifecycleStatus class type subject"
              .concat(" patient group period length reasonCode appointment category startDate")
              .concat(" statusDate achievementStatus expressedBy target outcomeReference goal")
              .concat(" created code effectiveDateTime effectivePeriod effectiveInstant issued")
              .concat(" valueInteger valueQuantity valueCodeableConcept focus performer")
              .concat(" component encounter questionnaire authored author source item scope")
              .concat(" dateTime policy policyRule provision birthDate gender statusHistory")
              .concat(" referralRequest url practitioner member entry")
              .split(" "));

  /** Free text, and words for the eye, wherever they stand. */
  private static final Set<String> NEVER =
      Set.of("display", "text", "div", "valueString", "valueMarkdown", "valueBase64Binary", "data");

  private final JsonParser parser;
  private final Extent extent;
  private int values;

  /** Reads what stands at a parser. */
  Pruning(JsonParser parser, Extent extent) {
    this.parser = parser;
    this.extent = extent;
  }

  /** How much of a resource is read. */
  enum Extent {
    /** What can become an event. */
    NEEDED,
    /** All of it, to give it back to its owner. */
    WHOLE
  }

  /** The value at which the parser stands, as part of a resource. */
  JsonNode value() throws IOException {
    return read(1);
  }

  /** Whether a resource may have a field of that name that is read. */
  boolean isRead(String field) {
    return extent == Extent.WHOLE || TOP.contains(field);
  }

  /** The entry of a Bundle at which the parser stands, with the resource in it. */
  JsonNode entry() throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return MissingNode.getInstance();
    }
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("resource")) {
        entry.set(name, resource());
      } else if (Set.of("fullUrl", "request", "response").contains(name)) {
        entry.set(name, read(1));
      } else {
        parser.skipChildren();
      }
    }
    return entry;
  }

  private JsonNode resource() throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return MissingNode.getInstance();
    }
    ObjectNode resource = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("entry") && parser.currentToken() == JsonToken.START_ARRAY) {
        resource.set(name, list(this::entry));
      } else if (name.equals("contained") && parser.currentToken() == JsonToken.START_ARRAY) {
        resource.set(name, list(this::resource));
      } else if (isRead(name)) {
        resource.set(name, read(1));
      } else {
        parser.skipChildren();
      }
    }
    return resource;
  }

  /** The resources within one, at which the parser stands. */
  JsonNode contained() throws IOException {
    return parser.currentToken() == JsonToken.START_ARRAY ? list(this::resource) : read(1);
  }

  private interface Reading {
    JsonNode read() throws IOException;
  }

  private ArrayNode list(Reading reading) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
      JsonNode element = reading.read();
      if (++values <= MOST_VALUES && !element.isMissingNode()) {
        list.add(element);
      }
    }
    return list;
  }

  private JsonNode read(int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (depth > DEEPEST || ++values > MOST_VALUES || token == null) {
      parser.skipChildren();
      return MissingNode.getInstance();
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> list(() -> read(depth + 1));
      case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE, VALUE_FALSE ->
          JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
      default -> MissingNode.getInstance();
    };
  }

  private ObjectNode object(int depth) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      JsonNode value = MissingNode.getInstance();
      if (extent == Extent.NEEDED && NEVER.contains(name)) {
        parser.skipChildren();
      } else {
        value = read(depth + 1);
      }
      if (!value.isMissingNode()) {
        object.set(name, value);
      }
    }
    return object;
  }

  /** As it is written, so that no number is too large to be held. */
  private JsonNode number() throws IOException {
    if (extent == Extent.WHOLE) {
      return JsonNodeFactory.withExactBigDecimals(true).numberNode(parser.getDecimalValue());
    }
    return JsonNodeFactory.instance.textNode(parser.getText());
  }
}
