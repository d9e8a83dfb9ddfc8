package org.waymark.schemas.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.EventTypes;

/**
 * An Avro record laid flat for the lake: a column per field, and one nullable column per field name
 * of the records in its union, since a union has no Parquet type. Codes become strings, days become
 * dates, microseconds become timestamps in UTC, as the schema's {@code lake} says; {@code column}
 * renames.
 */
final class FlatSchema {

  private final Schema columns;

  /** The column of each field, by the record's name: comparing schemas costs more than a row. */
  private final Map<String, int[]> positions;

  private FlatSchema(Schema columns, Map<String, int[]> positions) {
    this.columns = columns;
    this.positions = positions;
  }

  /** Lays a schema flat, with columns that the record does not hold behind its own. */
  static FlatSchema of(org.apache.avro.Schema avro, List<NestedField> further) {
    Map<String, NestedField> fields = new LinkedHashMap<>();
    Map<String, int[]> positions = new LinkedHashMap<>();
    List<org.apache.avro.Schema> nested = new ArrayList<>();
    int[] own = new int[avro.getFields().size()];
    for (org.apache.avro.Schema.Field field : avro.getFields()) {
      List<org.apache.avro.Schema> records = records(field.schema());
      nested.addAll(records);
      own[field.pos()] = records.isEmpty() ? column(fields, field, field.schema()) : -1;
    }
    positions.put(avro.getFullName(), own);
    for (org.apache.avro.Schema record : nested) {
      positions.put(
          record.getFullName(),
          record.getFields().stream()
              .mapToInt(field -> column(fields, field, nullable(field.schema())))
              .toArray());
    }
    for (NestedField field : further) {
      add(fields, field.name(), field.type(), field.isOptional());
    }
    return new FlatSchema(new Schema(List.copyOf(fields.values())), positions);
  }

  /** The columns. */
  Schema columns() {
    return columns;
  }

  /** The record's values in its columns; the further columns are still null. */
  Record row(IndexedRecord record) {
    GenericRecord row = GenericRecord.create(columns);
    fill(row, record);
    return row;
  }

  private void fill(GenericRecord row, IndexedRecord record) {
    int[] targets = positions.get(record.getSchema().getFullName());
    if (targets == null) {
      throw new IllegalArgumentException(
          "no columns for a record of " + record.getSchema().getFullName());
    }
    for (int i = 0; i < targets.length; i++) {
      Object value = record.get(i);
      if (value == null) {
        continue;
      }
      if (targets[i] < 0) {
        fill(row, (IndexedRecord) value);
      } else {
        row.set(targets[i], lakeValue(value, columns.columns().get(targets[i]).type()));
      }
    }
  }

  private static Object lakeValue(Object value, Type type) {
    return switch (type.typeId()) {
      case STRING -> text(value);
      case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
      case TIMESTAMP -> timestamp(((Number) value).longValue());
      case LIST -> ((List<?>) value).stream().map(FlatSchema::text).toList();
      default -> value;
    };
  }

  /** Microseconds since 1970 as Iceberg's rows hold them. */
  static java.time.OffsetDateTime timestamp(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static String text(Object value) {
    return value instanceof GenericEnumSymbol<?> || value instanceof Enum<?>
        ? EventTypes.code(value.toString())
        : value.toString();
  }

  private static List<org.apache.avro.Schema> records(org.apache.avro.Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .filter(branch -> branch.getType() == org.apache.avro.Schema.Type.RECORD)
            .toList()
        : List.of();
  }

  private static org.apache.avro.Schema nullable(org.apache.avro.Schema schema) {
    return schema.isNullable()
        ? schema
        : org.apache.avro.Schema.createUnion(
            org.apache.avro.Schema.create(org.apache.avro.Schema.Type.NULL), schema);
  }

  private static int column(
      Map<String, NestedField> fields,
      org.apache.avro.Schema.Field field,
      org.apache.avro.Schema schema) {
    String renamed = field.getProp("column");
    String name = renamed == null ? field.name() : renamed;
    return add(fields, name, type(schema, field.getProp("lake")), schema.isNullable());
  }

  private static int add(
      Map<String, NestedField> fields, String name, Type type, boolean optional) {
    // Field ids count on behind the element of a list, which needs one as well.
    int id = fields.values().stream().mapToInt(FlatSchema::lastId).max().orElse(0) + 1;
    Type withIds =
        type.isListType() ? Types.ListType.ofRequired(id + 1, Types.StringType.get()) : type;
    NestedField field =
        optional
            ? NestedField.optional(id, name, withIds)
            : NestedField.required(id, name, withIds);
    NestedField before = fields.putIfAbsent(name, field);
    if (before != null && before.type().typeId() != type.typeId()) {
      throw new IllegalArgumentException("two fields of other types want the column " + name);
    }
    return List.copyOf(fields.keySet()).indexOf(name);
  }

  private static int lastId(NestedField field) {
    return field.type().isListType() ? field.type().asListType().elementId() : field.fieldId();
  }

  private static Type type(org.apache.avro.Schema schema, @Nullable String lake) {
    org.apache.avro.Schema plain = schema;
    if (schema.isUnion()) {
      plain =
          schema.getTypes().stream()
              .filter(branch -> branch.getType() != org.apache.avro.Schema.Type.NULL)
              .findFirst()
              .orElseThrow();
    }
    if ("date".equals(lake)) {
      return Types.DateType.get();
    }
    if ("timestamp".equals(lake)) {
      return Types.TimestampType.withZone();
    }
    return switch (plain.getType()) {
      case STRING, ENUM -> Types.StringType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      case ARRAY -> Types.ListType.ofRequired(0, Types.StringType.get());
      default -> throw new IllegalArgumentException("no column type for " + plain);
    };
  }
}
