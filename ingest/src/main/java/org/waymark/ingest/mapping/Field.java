package org.waymark.ingest.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventTypes;

/**
 * A field of an event as a table holds it.
 *
 * @param name as in the IDL
 * @param kind how a cell of it is read
 * @param codes of a closed list; empty when it is none
 * @param required whether it may be blank
 * @param doc what it says, in plain words
 */
record Field(String name, Kind kind, List<String> codes, boolean required, String doc) {

  /** How a cell becomes a value of JSON. */
  enum Kind {
    CODE,
    CODES,
    WHOLE,
    REAL,
    TRUTH,
    DAY,
    MOMENT,
    TEXT
  }

  /** The person, in a table. */
  static final String CLIENT_ID = "client_id";

  /** The row, in a table. */
  static final String ROW_ID = "row_id";

  private static final Set<String> NOT_OF_A_TABLE =
      Set.of("occurred_on", "data", "schema_version", "event_id", "participant_key");

  /** Those of the envelope that a table may hold, in the order of the IDL. */
  static final Map<String, Field> ENVELOPE = of(Event.getClassSchema());

  /** Those of the data of each type of event. */
  static final Map<String, Map<String, Field>> DATA =
      EventTypes.DATA.entrySet().stream()
          .collect(
              Collectors.toMap(
                  Map.Entry::getKey, type -> of(type.getValue()), (a, b) -> a, TreeMap::new));

  /** The field of a type of event, of the envelope or the data; null when it has none such. */
  static @Nullable Field find(String type, String name) {
    Field field = ENVELOPE.get(name);
    return field != null ? field : DATA.getOrDefault(type, Map.of()).get(name);
  }

  private static Map<String, Field> of(Schema record) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Schema.Field field : record.getFields()) {
      if (!NOT_OF_A_TABLE.contains(field.name())) {
        fields.put(field.name(), of(field));
      }
    }
    return fields;
  }

  private static Field of(Schema.Field field) {
    boolean required = !field.schema().isUnion();
    Schema schema = required ? field.schema() : field.schema().getTypes().get(1);
    List<String> codes = codes(field, schema);
    String doc = field.doc() == null ? "" : field.doc();
    return new Field(field.name(), kind(field, schema, codes), codes, required, doc);
  }

  private static List<String> codes(Schema.Field field, Schema schema) {
    if (field.getObjectProp("codes") instanceof Collection<?> codes) {
      return codes.stream().map(String.class::cast).toList();
    }
    if (field.name().equals("event_type")) {
      return EventTypes.DATA.keySet().stream().sorted().toList();
    }
    Schema element = schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : schema;
    return element.getType() == Schema.Type.ENUM
        ? element.getEnumSymbols().stream().map(EventTypes::code).toList()
        : List.of();
  }

  private static Kind kind(Schema.Field field, Schema schema, List<String> codes) {
    return switch (schema.getType()) {
      case ARRAY -> Kind.CODES;
      case BOOLEAN -> Kind.TRUTH;
      case DOUBLE -> Kind.REAL;
      case INT -> "date".equals(field.getProp("lake")) ? Kind.DAY : Kind.WHOLE;
      case LONG -> Kind.MOMENT;
      default -> codes.isEmpty() ? Kind.TEXT : Kind.CODE;
    };
  }
}
