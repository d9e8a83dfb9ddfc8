package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Forgiving looks into FHIR's JSON: what is not there, or is of another shape, is nothing. */
final class Json {

  private Json() {}

  /** The text of a field; empty when there is none. */
  static String text(JsonNode node, String field) {
    JsonNode value = one(node.path(field));
    return value.isValueNode() ? value.asText("").strip() : "";
  }

  /** The only value, or the first of several. */
  static JsonNode one(JsonNode node) {
    return node.isArray() ? node.path(0) : node;
  }

  /** The values of a list; a single value is a list of one. */
  static List<JsonNode> list(JsonNode node) {
    List<JsonNode> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(values::add);
    } else if (node.isObject()) {
      values.add(node);
    }
    return values;
  }

  /** The codes of a concept, a coding, or several of them, in lower case. */
  static Set<String> codes(JsonNode concepts) {
    Set<String> codes = new TreeSet<>();
    if (concepts.isTextual()) {
      codes.add(even(concepts.asText()));
    }
    for (JsonNode concept : list(concepts)) {
      add(text(concept, "code"), codes);
      list(concept.path("coding")).forEach(coding -> add(text(coding, "code"), codes));
    }
    return codes;
  }

  private static void add(String code, Set<String> codes) {
    if (!code.isEmpty()) {
      codes.add(even(code));
    }
  }

  static String even(String code) {
    return code.strip().toLowerCase(Locale.ROOT);
  }

  /** The extensions whose address ends so. */
  static List<JsonNode> extensions(JsonNode node, String name) {
    return list(node.path("extension")).stream()
        .filter(extension -> lastPart(text(extension, "url")).equals(name))
        .toList();
  }

  /** What stands behind the last slash of an address. */
  static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  /** A number; null when it is none. */
  static @Nullable Double number(String written) {
    try {
      double number = Double.parseDouble(written);
      return Double.isFinite(number) && written.length() < 30 ? number : null;
    } catch (NumberFormatException e) {
      return null; // no number is nothing said
    }
  }
}
