package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of a mapping's JSON with the path to it.
 *
 * @param path such as {@code events[0].fields}
 * @param json the part
 * @param problems to which what is wrong is added
 */
record JsonPart(String path, JsonNode json, List<String> problems) {

  void problem(String member, String rule) {
    problems.add(path(member) + ": " + rule);
  }

  /** Tells of members that nobody reads. */
  void allow(Set<String> members) {
    if (!json.isObject()) {
      problems.add((path.isEmpty() ? "the mapping" : path) + ": is no JSON object");
      return;
    }
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!members.contains(name)) {
                problem(name, "is none of " + String.join(", ", new TreeSet<>(members)));
              }
            });
  }

  Optional<JsonPart> child(String member) {
    return json.hasNonNull(member)
        ? Optional.of(new JsonPart(path(member), json.get(member), problems))
        : Optional.empty();
  }

  List<JsonPart> elements(String member) {
    List<JsonPart> parts = new ArrayList<>();
    JsonNode array = json.path(member);
    if (!array.isArray() && !array.isMissingNode()) {
      problem(member, "is no list");
    }
    for (int i = 0; i < array.size() && array.isArray(); i++) {
      parts.add(new JsonPart(path(member) + "[" + i + "]", array.get(i), problems));
    }
    return parts;
  }

  List<Map.Entry<String, JsonPart>> members(String member) {
    List<Map.Entry<String, JsonPart>> parts = new ArrayList<>();
    JsonNode object = json.path(member);
    if (!object.isObject() && !object.isMissingNode()) {
      problem(member, "is no JSON object");
    }
    object
        .properties()
        .forEach(
            entry ->
                parts.add(
                    Map.entry(
                        entry.getKey(),
                        new JsonPart(
                            path(member) + "." + entry.getKey(), entry.getValue(), problems))));
    return parts;
  }

  Optional<String> text(String member) {
    JsonNode value = json.path(member);
    if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
      problem(member, "is no text");
    }
    return Optional.ofNullable(value.textValue());
  }

  /** A list of texts, or one text. */
  List<String> texts(String member) {
    JsonNode value = json.path(member);
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonPart element : elements(member)) {
      if (element.json.isTextual()) {
        texts.add(element.json.textValue());
      } else {
        problems.add(element.path + ": is no text");
      }
    }
    return texts;
  }

  Optional<Integer> number(String member) {
    JsonNode value = json.path(member);
    if (!value.isMissingNode() && !value.isInt()) {
      problem(member, "is no whole number");
    }
    return value.isInt() ? Optional.of(value.intValue()) : Optional.empty();
  }

  boolean truth(String member) {
    JsonNode value = json.path(member);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(member, "is neither true nor false");
    }
    return value.asBoolean(false);
  }

  private String path(String member) {
    return path.isEmpty() ? member : path + "." + member;
  }
}
