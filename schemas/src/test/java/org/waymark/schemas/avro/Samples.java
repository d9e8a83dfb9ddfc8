package org.waymark.schemas.avro;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Records of a schema in which every field has a value, one for each kind of record that a union
 * holds, and one in which all that may be absent is.
 */
final class Samples {

  private int count;

  private Samples() {}

  static List<IndexedRecord> of(Schema schema) {
    int kinds = 1;
    for (Schema.Field field : schema.getFields()) {
      kinds = Math.max(kinds, branches(field.schema()).size());
    }
    List<IndexedRecord> samples = new ArrayList<>();
    Samples values = new Samples();
    for (int kind = 0; kind < kinds; kind++) {
      samples.add(values.record(schema, kind));
    }
    samples.add(values.record(schema, -1));
    return samples;
  }

  /** What a union holds beside null. */
  private static List<Schema> branches(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().filter(each -> each.getType() != Schema.Type.NULL).toList()
        : List.of(schema);
  }

  private GenericData.Record record(Schema schema, int kind) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      List<Schema> branches = branches(field.schema());
      boolean absent = kind < 0 && field.schema().isNullable();
      record.put(
          field.pos(),
          absent ? null : value(branches.get(Math.max(0, Math.min(kind, branches.size() - 1)))));
    }
    return record;
  }

  private Object value(Schema schema) {
    count++;
    return switch (schema.getType()) {
      case STRING -> "text-" + count;
      case INT -> 1_000 + count;
      case LONG -> 1_700_000_000_000_000L + count;
      case DOUBLE -> count + 0.25;
      case BOOLEAN -> count % 2 == 0;
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(count % schema.getEnumSymbols().size()));
      case ARRAY -> List.of(value(schema.getElementType()), value(schema.getElementType()));
      case RECORD -> record(schema, 0);
      default -> throw new IllegalArgumentException("no sample of " + schema);
    };
  }
}
