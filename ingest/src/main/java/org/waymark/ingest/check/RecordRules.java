package org.waymark.ingest.check;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The rules of the fields of one record of the schema. */
final class RecordRules {

  private final Schema schema;
  private final List<FieldRule> fields;
  private final List<FieldRule> byName;
  private final Map<String, FieldRule> names;

  private RecordRules(Schema schema, List<FieldRule> fields) {
    this.schema = schema;
    this.fields = fields;
    // Canonical JSON sorts by UTF-16 code units, as String does.
    this.byName = fields.stream().sorted(Comparator.comparing(FieldRule::name)).toList();
    // A HashMap answers twice as fast as an unmodifiable map, and every field of every event asks.
    this.names = new HashMap<>();
    fields.forEach(field -> names.put(field.name(), field));
  }

  /** The rules of a record, without those fields that a source cannot send. */
  static RecordRules of(Schema schema, Set<String> hidden) {
    return new RecordRules(
        schema,
        schema.getFields().stream()
            .filter(field -> !hidden.contains(field.name()))
            .map(FieldRule::of)
            .toList());
  }

  Schema schema() {
    return schema;
  }

  /** How many positions a record has, hidden ones among them. */
  int size() {
    return schema.getFields().size();
  }

  /** In the schema's order. */
  List<FieldRule> fields() {
    return fields;
  }

  /** In the order of canonical JSON. */
  List<FieldRule> fieldsByName() {
    return byName;
  }

  /** The rule of a field, or null when the record has no such field. */
  @Nullable FieldRule field(String name) {
    return names.get(name);
  }
}
