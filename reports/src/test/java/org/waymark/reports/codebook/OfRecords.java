package org.waymark.reports.codebook;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.waymark.schemas.event.EventTypes;
import org.waymark.schemas.lake.LakeTable;

/** The words of columns that are fields of the IDL, from its docs and properties. */
final class OfRecords {

  private OfRecords() {}

  /**
   * What the IDL says of a column; nothing where it has no such field. A column of several types of
   * events has the words of each.
   */
  static Optional<Words> of(LakeTable table, String column) {
    List<Field> fields = fields(table, column);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Words(
            fields.stream().map(Field::unit).distinct().collect(joining("; ")),
            meaning(fields),
            // Where one type of event requires it and another does not, that says both.
            fields.stream()
                .map(Field::absent)
                .max(Comparator.comparingInt(String::length))
                .orElseThrow()));
  }

  private static String meaning(List<Field> fields) {
    if (fields.size() == 1) {
      return fields.get(0).words() + fields.get(0).codes();
    }
    if (fields.stream().map(Field::codes).distinct().count() == 1) {
      return eachOf(fields, Field::words) + fields.get(0).codes();
    }
    return eachOf(fields, field -> field.words() + field.codes());
  }

  private static String eachOf(List<Field> fields, Function<Field, String> words) {
    return fields.stream()
        .map(field -> field.type + ": " + words.apply(field))
        .collect(joining(" "));
  }

  private static List<Field> fields(LakeTable table, String column) {
    List<Field> found = new ArrayList<>();
    add(found, table.avro(), "", column);
    for (Schema.Field field : table.avro().getFields()) {
      for (Schema branch : branches(field.schema())) {
        if (branch.getType() == Schema.Type.RECORD) {
          add(found, branch, Objects.requireNonNull(branch.getProp("event_type")), column);
        }
      }
    }
    return found;
  }

  private static void add(List<Field> found, Schema record, String type, String column) {
    for (Schema.Field field : record.getFields()) {
      String renamed = field.getProp("column");
      boolean isRecords = branches(field.schema()).stream().anyMatch(OfRecords::isRecord);
      if (!isRecords && column.equals(renamed == null ? field.name() : renamed)) {
        found.add(new Field(type, field));
      }
    }
  }

  private static boolean isRecord(Schema schema) {
    return schema.getType() == Schema.Type.RECORD;
  }

  private static List<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes() : List.of(schema);
  }

  /**
   * A field of a record.
   *
   * @param type of event; empty where the record is the whole row
   */
  private record Field(String type, Schema.Field field) {

    String words() {
      String doc = field.doc();
      if (doc == null) {
        throw new IllegalArgumentException("the IDL has no doc for " + field.name());
      }
      return doc;
    }

    String codes() {
      Schema plain = plain();
      if (field.getObjectProp("codes") instanceof Collection<?> codes) {
        return " One of " + codes.stream().map(Object::toString).collect(joining(", ")) + ".";
      }
      return plain.getType() == Schema.Type.ENUM
          ? " One of "
              + plain.getEnumSymbols().stream().map(EventTypes::code).collect(joining(", "))
              + "."
          : "";
    }

    String unit() {
      String unit = field.getProp("unit");
      if (unit != null) {
        return unit;
      }
      String lake = field.getProp("lake");
      if (lake != null) {
        return lake.equals("date") ? "local day" : "UTC";
      }
      return plain().getType() == Schema.Type.ENUM || field.getObjectProp("codes") != null
          ? "code"
          : "";
    }

    String absent() {
      String absent = field.getProp("absent");
      if (absent != null) {
        return absent;
      }
      boolean mayMiss = field.schema().isNullable();
      if (type.isEmpty()) {
        if (mayMiss) {
          throw new IllegalArgumentException("the IDL does not say when it misses " + field.name());
        }
        return Words.NEVER;
      }
      String other = "another type of event, or a retraction";
      return mayMiss ? "not recorded; " + other : other;
    }

    private Schema plain() {
      Schema plain =
          branches(field.schema()).stream()
              .filter(branch -> branch.getType() != Schema.Type.NULL)
              .findFirst()
              .orElseThrow();
      return plain.getType() == Schema.Type.ARRAY ? plain.getElementType() : plain;
    }
  }
}
