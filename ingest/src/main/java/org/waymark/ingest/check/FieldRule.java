package org.waymark.ingest.check;

import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the schema says of one field.
 *
 * @param name as in the schema and in JSON
 * @param jsonName the bytes of the name as a member of JSON, quoted, with the colon
 * @param position in the record
 * @param required whether it may be null
 * @param value how its value is read; null for the data of an event, which has rules of its own
 */
record FieldRule(
    String name, byte[] jsonName, int position, boolean required, @Nullable ValueRule value) {

  static FieldRule of(Schema.Field field) {
    Schema schema = field.schema();
    boolean isData = schema.isUnion() && schema.getTypes().size() > 2;
    return new FieldRule(
        field.name(),
        jsonName(field.name()),
        field.pos(),
        !schema.isUnion(),
        isData ? null : ValueRules.of(field));
  }

  /** Names of the schema are letters and underscores: nothing in them is escaped. */
  private static byte[] jsonName(String name) {
    return ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
  }
}
