package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventTypes;

/**
 * Every field of every type, broken in every way that the schema gives. The second witness: it
 * reads the schema on its own.
 */
class FieldRulesTest {

  /** One field, and the object that it stands in. */
  record Field(String type, String place, Schema.Field schema) {

    ObjectNode event() {
      return Given.event(type);
    }

    ObjectNode home(ObjectNode event) {
      return place.isEmpty() ? event : (ObjectNode) event.get(place);
    }

    String name() {
      return schema.name();
    }

    boolean required() {
      return !schema.schema().isUnion();
    }

    Schema value() {
      return required() ? schema.schema() : schema.schema().getTypes().get(1);
    }

    @Override
    public String toString() {
      return type + " " + place + "/" + name();
    }
  }

  static Stream<Field> fields() {
    Stream<Field> envelope =
        Event.getClassSchema().getFields().stream()
            .filter(field -> !field.name().equals("occurred_on") && !field.name().equals("data"))
            .map(field -> new Field("goal.rated", "", field));
    Stream<Field> data =
        Given.types().stream()
            .flatMap(
                type ->
                    Given.schema(type).getFields().stream()
                        .map(field -> new Field(type, "data", field)));
    return Stream.concat(envelope, data);
  }

  static Stream<Field> requiredFields() {
    return fields().filter(Field::required);
  }

  static Stream<Field> optionalFields() {
    // Conditions among fields ask for the leader of an agenda.
    return fields().filter(field -> !field.required() && !field.name().equals("agenda_led_by"));
  }

  static Stream<Arguments> badValues() {
    return fields().flatMap(field -> bad(field).stream().map(json -> arguments(field, json)));
  }

  private static List<String> bad(Field field) {
    List<String> bad = new ArrayList<>(List.of("{}", "{'a':1}", "[]", "[null]", "[[]]"));
    if (field.name().equals("event_type")) {
      return List.of("{}", "[]", "1", "true");
    }
    switch (field.value().getType()) {
      case STRING ->
          bad.addAll(List.of("1", "true", "''", "'with blank'", "'é'", "'a/b'", "'a\\n'"));
      case ENUM -> bad.addAll(List.of("0", "true", "''", "'nonsense'", "'import_'", "'Attended'"));
      case ARRAY ->
          bad.addAll(
              List.of("'scale'", "['nonsense']", "['scale','scale']", "[1]", "['scale',null]"));
      case BOOLEAN -> bad.addAll(List.of("'true'", "0", "1"));
      case DOUBLE -> bad.addAll(List.of("'1'", "true", "1e999", "-0.5", "10.5"));
      case LONG -> bad.addAll(List.of("1", "''", "'2025-05-20'", "'now'", "true"));
      default -> bad.addAll(badWhole(field));
    }
    return bad;
  }

  private static List<String> badWhole(Field field) {
    List<String> bad = new ArrayList<>(List.of("'1'", "true", "1.5", "1e30", "99999999999"));
    if ("date".equals(field.schema().getProp("lake"))) {
      bad.addAll(
          List.of("1", "'2025-02-29'", "'2025-6-1'", "'20250601'", "'2025-06-01T00:00:00Z'"));
    }
    if (field.schema().getObjectProp("min") instanceof Number min) {
      bad.add(Integer.toString(min.intValue() - 1));
    }
    if (field.schema().getObjectProp("max") instanceof Number max) {
      bad.add(Integer.toString(max.intValue() + 1));
    }
    return bad;
  }

  @ParameterizedTest
  @MethodSource("org.waymark.ingest.check.Given#types")
  void acceptsAValidEventOfEveryType(String type) {
    assertThat(Given.refusal(Given.check(Given.event(type)))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void refusesAnEventWithoutARequiredField(Field field) {
    ObjectNode event = field.event();
    field.home(event).remove(field.name());

    assertThat(Given.refusal(Given.check(event))).isEqualTo("MISSING_FIELD " + field.name());
  }

  @ParameterizedTest
  @MethodSource("requiredFields")
  void takesNullInARequiredFieldForMissing(Field field) {
    ObjectNode event = field.event();
    field.home(event).putNull(field.name());

    assertThat(Given.refusal(Given.check(event))).isEqualTo("MISSING_FIELD " + field.name());
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void acceptsAnEventWithoutAnOptionalField(Field field) {
    ObjectNode event = field.event();
    field.home(event).remove(field.name());

    assertThat(Given.refusal(Given.check(event))).isEqualTo("accepted");
  }

  @ParameterizedTest
  @MethodSource("optionalFields")
  void takesNullInAnOptionalFieldForAbsent(Field field) {
    ObjectNode without = field.event();
    field.home(without).remove(field.name());
    ObjectNode event = field.event();
    field.home(event).putNull(field.name());

    assertThat(Given.check(event)).isEqualTo(Given.check(without));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void refusesAValueThatBreaksTheRuleOfItsField(Field field, String json) {
    ObjectNode event = field.event();
    field.home(event).set(field.name(), Given.json("{'v':" + json + "}").get("v"));

    assertThat(Given.refusal(Given.check(event))).isEqualTo("BAD_VALUE " + field.name());
  }

  @ParameterizedTest
  @MethodSource("fields")
  void putsEveryValueWhereTheSchemaHasIt(Field field) {
    ObjectNode sent = field.event();
    Event event = Given.accepted(sent).event();

    IndexedRecord home = field.place().isEmpty() ? event : (IndexedRecord) event.getData();
    assertThat(written(field, home.get(field.schema().pos())))
        .isEqualTo(asSent(field, field.home(sent).get(field.name())));
  }

  private static String written(Field field, Object value) {
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(Object::toString).toList());
    }
    if (value instanceof GenericEnumSymbol<?> symbol) {
      return EventTypes.code(symbol.toString());
    }
    if ("date".equals(field.schema().getProp("lake"))) {
      return java.time.LocalDate.ofEpochDay((Integer) value).toString();
    }
    return String.valueOf(value);
  }

  private static String asSent(Field field, JsonNode json) {
    return switch (field.name()) {
      case "time_precision" -> "null"; // an instant is what every event is
      case "retract_reason" -> "null"; // none was sent
      case "occurred_at" -> "1747760400000000";
      case "recorded_at" -> "1747764000500000";
      case "changed" -> "life_area,target_date,importance";
      default -> json.asText();
    };
  }
}
