package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** The values of one JSON object, laid out by the positions of their fields in the schema. */
final class Laid {

  private final RecordRules rules;
  private final @Nullable JsonNode[] values;
  private boolean knownOnly = true;

  private Laid(RecordRules rules) {
    this.rules = rules;
    this.values = new @Nullable JsonNode[rules.size()];
  }

  /** No values yet. */
  static Laid empty(RecordRules rules) {
    return new Laid(rules);
  }

  static Laid of(RecordRules rules, ObjectNode json) {
    Laid laid = empty(rules);
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      FieldRule field = rules.field(member.getKey());
      if (field == null) {
        laid.knownOnly = false;
      } else {
        laid.put(field, member.getValue());
      }
    }
    return laid;
  }

  /** Gives a field its value; JSON's null is none. */
  void put(FieldRule field, JsonNode value) {
    values[field.position()] = value.isNull() ? null : value;
  }

  RecordRules rules() {
    return rules;
  }

  /** Whether every field is one of the schema's. */
  boolean knownOnly() {
    return knownOnly;
  }

  /** The value at a position; null when it is absent or JSON's null. */
  @Nullable JsonNode value(int position) {
    return values[position];
  }

  /** The value of a field of the schema. */
  @Nullable JsonNode value(String field) {
    FieldRule rule = rules.field(field);
    return rule == null ? null : values[rule.position()];
  }

  /** The string of a field, or null when it is absent or no string. */
  @Nullable String text(String field) {
    JsonNode value = value(field);
    return value == null ? null : value.textValue();
  }

  /** Takes a value away as if it had not been sent. */
  void leaveOut(String field) {
    FieldRule rule = rules.field(field);
    if (rule != null) {
      values[rule.position()] = null;
    }
  }

  /** The first required field that is not there, in the schema's order. */
  @Nullable String firstMissing() {
    for (FieldRule field : rules.fields()) {
      if (field.required() && values[field.position()] == null) {
        return field.name();
      }
    }
    return null;
  }

  /** Puts the values into a record, up to the first that breaks its rule; gives that one's name. */
  @Nullable String fill(IndexedRecord record) {
    for (FieldRule field : rules.fields()) {
      JsonNode json = values[field.position()];
      ValueRule rule = field.value();
      if (json != null && rule != null) {
        Object value = rule.read(json);
        if (value == null) {
          return field.name();
        }
        record.put(field.position(), value);
      }
    }
    return null;
  }
}
