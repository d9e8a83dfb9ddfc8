package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventTypes;

/**
 * An event of the log as the JSON that the checks take, for one that is to be written again with
 * something changed. Times are in UTC, whatever zone they were written in; null fields are left
 * out, and so is what the edge adds.
 */
public final class EventJson {

  private static final String DATE = "date";

  private EventJson() {}

  /** An event as JSON. */
  public static ObjectNode of(Event event) {
    ObjectNode json = object(event);
    json.remove("occurred_on");
    if (DATE.equals(event.getTimePrecision())) {
      // Only the day that is written counts.
      json.put("occurred_at", LocalDate.ofEpochDay(event.getOccurredOn()) + "T00:00:00Z");
    }
    return json;
  }

  private static ObjectNode object(IndexedRecord record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        json.set(field.name(), node(value, field.getProp("lake")));
      }
    }
    return json;
  }

  private static JsonNode node(Object value, @Nullable String meaning) {
    if (value instanceof IndexedRecord record) {
      return object(record);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(element -> array.add(node(element, null)));
      return array;
    }
    if (DATE.equals(meaning)) {
      return TextNode.valueOf(LocalDate.ofEpochDay(((Number) value).longValue()).toString());
    }
    if ("timestamp".equals(meaning)) {
      return TextNode.valueOf(time(((Number) value).longValue()));
    }
    return plain(value);
  }

  private static JsonNode plain(Object value) {
    if (value instanceof Boolean truth) {
      return BooleanNode.valueOf(truth);
    }
    if (value instanceof Integer number) {
      return IntNode.valueOf(number);
    }
    return value instanceof Double number
        ? DoubleNode.valueOf(number)
        : TextNode.valueOf(
            value instanceof Enum<?> code ? EventTypes.code(code.name()) : value.toString());
  }

  /**
   * A time as the events write it.
   *
   * @param micros microseconds since 1970, UTC
   */
  public static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
