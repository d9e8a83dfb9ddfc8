package org.waymark.ingest.check;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.EventTypes;

/** Reads from the schema how the value of a field is read. */
final class ValueRules {

  private ValueRules() {}

  /**
   * The rule of a field.
   *
   * @throws IllegalStateException when the schema asks for what no rule can check
   */
  static ValueRule of(Schema.Field field) {
    Schema schema = present(field.schema());
    String lake = field.getProp("lake");
    return switch (schema.getType()) {
      case ENUM -> code(schema);
      case ARRAY -> new ValueRule.Codes(code(schema.getElementType()));
      case STRING -> text(field);
      case BOOLEAN -> new ValueRule.Truth();
      case DOUBLE -> new ValueRule.Real();
      case INT -> "date".equals(lake) ? new ValueRule.Day() : whole(field);
      case LONG -> new ValueRule.Moment();
      default -> throw new IllegalStateException("no rule for a value of type " + schema.getType());
    };
  }

  private static Schema present(Schema schema) {
    return schema.isUnion() ? schema.getTypes().get(1) : schema;
  }

  private static ValueRule.Code code(Schema schema) {
    return new ValueRule.Code(
        schema.getEnumSymbols().stream()
            .collect(
                toMap(EventTypes::code, symbol -> SpecificData.get().createEnum(symbol, schema))));
  }

  private static ValueRule text(Schema.Field field) {
    if (field.getObjectProp("codes") instanceof Collection<?> codes) {
      return new ValueRule.Code(
          codes.stream().map(String.class::cast).collect(toMap(c -> c, c -> c)));
    }
    return new ValueRule.Text(pattern(field));
  }

  private static Predicate<String> pattern(Schema.Field field) {
    String name = field.getProp("pattern");
    if (name == null) {
      return text -> true;
    }
    return Patterns.named(name);
  }

  private static ValueRule whole(Schema.Field field) {
    return new ValueRule.Whole(
        bound(field.getObjectProp("min"), Integer.MIN_VALUE),
        bound(field.getObjectProp("max"), Integer.MAX_VALUE));
  }

  private static int bound(@Nullable Object written, int otherwise) {
    return written instanceof Number number ? number.intValue() : otherwise;
  }
}
