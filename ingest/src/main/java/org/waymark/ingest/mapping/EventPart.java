package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.table.Cell;

/** The part of a mapping that says what one event of a row is. */
final class EventPart {

  private static final Set<String> MEMBERS = Set.of("about", "key", "event_type", "when", "fields");
  private static final Set<String> SUPPLY =
      Set.of("about", "column", "values", "blank", "always", "setting");

  private final JsonPart part;
  private final List<String> problems;

  EventPart(JsonPart part, List<String> problems) {
    this.part = part;
    this.problems = problems;
  }

  EventRule rule() {
    part.allow(MEMBERS);
    String type = part.text("event_type").orElse("");
    Map<String, Field> data = Field.DATA.getOrDefault(type, Map.of());
    if (data.isEmpty()) {
      part.problem("event_type", "is none of " + String.join(", ", Field.DATA.keySet()));
    }
    Map<String, Supply> fields = new LinkedHashMap<>();
    fields.put("event_type", new Supply.Constant(new Cell(type, null)));
    for (Map.Entry<String, JsonPart> member : part.members("fields")) {
      field(type, member.getKey(), member.getValue())
          .ifPresent(supply -> fields.put(member.getKey(), supply));
    }
    if (!data.isEmpty()) {
      requireFields(type, fields);
    }
    return new EventRule(part.text("key").orElse(type), when(), fields);
  }

  private void requireFields(String type, Map<String, Supply> fields) {
    if (!fields.containsKey("occurred_at")) {
      part.problem("fields", "occurred_at is missing");
    }
    Field.DATA.getOrDefault(type, Map.of()).values().stream()
        .filter(Field::required)
        .map(Field::name)
        .filter(name -> !fields.containsKey(name) && !name.equals("goal_id"))
        .forEach(name -> part.problem("fields", name + " is missing"));
  }

  private Optional<Supply> field(String type, String name, JsonPart value) {
    Field field = Field.find(type, name);
    if (field == null || name.equals("event_type")) {
      problems.add(value.path() + ": " + type + " has no such field in a table");
      return Optional.empty();
    }
    Optional<Supply> supply = new EventPart(value, problems).supply();
    supply.ifPresent(given -> checkCodes(field, value, given));
    return supply;
  }

  /** A column, by its name alone or with more to say of it; something for every row; a setting. */
  Optional<Supply> supply() {
    JsonNode json = part.json();
    if (json.isTextual()) {
      return Optional.of(new Supply.Column(json.textValue(), Map.of(), Cell.BLANK));
    }
    part.allow(SUPPLY);
    @Nullable Supply supply = null;
    if (json.has("always")) {
      supply = new Supply.Constant(cell("always"));
    } else if (json.has("setting")) {
      supply = new Supply.Setting(part.text("setting").orElse(""));
    } else if (json.has("column")) {
      supply = new Supply.Column(part.text("column").orElse(""), values(), cell("blank"));
    } else if (json.isObject()) {
      problems.add(part.path() + ": says neither \"column\" nor \"always\"");
    }
    return Optional.ofNullable(supply);
  }

  private Map<String, Cell> values() {
    Map<String, Cell> values = new HashMap<>();
    for (Map.Entry<String, JsonPart> value : part.members("values")) {
      JsonNode meant = value.getValue().json();
      if (!meant.isValueNode()) {
        problems.add(value.getValue().path() + ": is neither a text nor a number");
      } else {
        values.put(Header.even(value.getKey()), new Cell(meant.asText(""), null));
      }
    }
    return values;
  }

  private Cell cell(String member) {
    JsonNode value = part.json().path(member);
    if (!value.isMissingNode() && !value.isValueNode()) {
      part.problem(member, "is neither a text nor a number");
    }
    return value.isValueNode() && !value.isNull() ? new Cell(value.asText(), null) : Cell.BLANK;
  }

  /** What the mapping itself writes for a closed list has to be of the list. */
  private void checkCodes(Field field, JsonPart value, Supply supply) {
    if (field.kind() != Field.Kind.CODE) {
      return;
    }
    List<Cell> written =
        supply instanceof Supply.Constant constant
            ? List.of(constant.value())
            : supply instanceof Supply.Column column
                ? java.util.stream.Stream.concat(
                        column.values().values().stream(),
                        java.util.stream.Stream.of(column.blank()))
                    .toList()
                : List.of();
    String wrong =
        written.stream()
            .map(Cell::text)
            .filter(text -> !text.isEmpty())
            .filter(text -> !field.codes().contains(Values.code(field, text)))
            .map(text -> '"' + text + '"')
            .distinct()
            .collect(Collectors.joining(", "));
    if (!wrong.isEmpty()) {
      problems.add(value.path() + ": " + wrong + " is none of " + String.join(", ", field.codes()));
    }
  }

  private Optional<When> when() {
    Optional<JsonPart> when = part.child("when");
    when.ifPresent(given -> given.allow(Set.of("about", "column", "is")));
    return when.map(
        given ->
            new When(
                given
                    .text("column")
                    .orElseGet(
                        () -> {
                          given.problem("column", "is missing");
                          return "";
                        }),
                given.texts("is").stream().map(Header::even).collect(Collectors.toSet())));
  }
}
