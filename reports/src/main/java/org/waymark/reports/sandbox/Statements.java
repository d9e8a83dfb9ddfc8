package org.waymark.reports.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.reports.sandbox.Refused.Barrier;

/**
 * Which statements may run: one SELECT over the tables of the release, made of known parts and
 * known functions. It looks at the tree that DuckDB's own parser makes, and refuses every part that
 * is not on a list; so what it does not know is refused too.
 */
final class Statements {

  private static final Set<String> NODES = Set.of("SELECT_NODE", "SET_OPERATION_NODE", "CTE_NODE");

  private static final Set<String> TABLES =
      Set.of("BASE_TABLE", "SUBQUERY", "JOIN", "EMPTY", "EXPRESSION_LIST", "TABLE_FUNCTION");

  private static final Set<String> CLASSES =
      Set.of(
          "BETWEEN",
          "CASE",
          "CAST",
          "COLLATE",
          "COLUMN_REF",
          "COMPARISON",
          "CONJUNCTION",
          "CONSTANT",
          "FUNCTION",
          "LAMBDA",
          "OPERATOR",
          "POSITIONAL_REFERENCE",
          "STAR",
          "SUBQUERY",
          "TYPE",
          "WINDOW");

  private static final Set<String> MODIFIERS =
      Set.of(
          "ORDER_MODIFIER",
          "LIMIT_MODIFIER",
          "LIMIT_PERCENT_MODIFIER",
          "DISTINCT_MODIFIER",
          "ORDER_DEFAULT",
          "ASCENDING",
          "DESCENDING");

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

  private static final Set<String> FUNCTIONS = functions();
  private static final Set<String> FUNCTIONS_AS_TABLES =
      Set.of("range", "generate_series", "unnest");

  private final Set<String> tables;

  /** Over tables of these names. */
  Statements(Set<String> tables) {
    this.tables = Set.copyOf(tables);
  }

  /**
   * Fails unless a statement may run.
   *
   * @param tree of a single statement, as {@code json_serialize_sql} gives it
   * @throws Refused when it may not
   */
  void check(JsonNode tree) {
    JsonNode statement = tree.path("statements").path(0);
    requireType(statement.path("node"), NODES);
    walk(statement, tables);
  }

  private void walk(JsonNode node, Set<String> known) {
    if (node.has("class")) {
      expression(node);
    } else if (node.path("type").isTextual()) {
      part(node, known);
    }
    if (node.has("function_name")) {
      requireFunction(node, FUNCTIONS);
    }
    Set<String> inside = node.has("cte_map") ? withNames(node, known) : known;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getKey().equals("cte_map")) {
          walk(field.getValue(), inside);
        }
      }
    } else {
      node.forEach(child -> walk(child, inside));
    }
  }

  /**
   * What is known below a WITH. A part of it sees those before it, not itself: a name that it gives
   * itself could else open a table of the system's that is called the same.
   */
  private Set<String> withNames(JsonNode node, Set<String> known) {
    Set<String> names = new HashSet<>(known);
    for (JsonNode entry : node.path("cte_map").path("map")) {
      walk(entry.path("value"), Set.copyOf(names));
      String name = lower(entry.path("key"));
      if (!NAME.matcher(name).matches()) {
        throw refused("a name in its WITH that is not of letters, digits and _");
      }
      names.add(name);
    }
    return names;
  }

  private static void expression(JsonNode node) {
    String kind = node.path("class").asText();
    if (!CLASSES.contains(kind)) {
      throw refused("a part that is not possible here (" + words(kind) + ")");
    }
  }

  private void part(JsonNode node, Set<String> known) {
    String type = node.path("type").asText();
    if (type.equals("BASE_TABLE")) {
      requireTable(node, known);
    } else if (type.equals("TABLE_FUNCTION")) {
      requireFunction(node.path("function"), FUNCTIONS_AS_TABLES);
    } else if (!NODES.contains(type) && !TABLES.contains(type) && !MODIFIERS.contains(type)) {
      throw refused("a part that is not possible here (" + words(type) + ")");
    }
  }

  private void requireTable(JsonNode node, Set<String> known) {
    boolean isOwn =
        node.path("catalog_name").asText().isEmpty()
            && node.path("schema_name").asText().isEmpty()
            && node.path("qualified_name").path("path").size() <= 1
            && node.path("at_clause").isNull();
    if (!isOwn || !known.contains(lower(node.path("table_name")))) {
      throw refused(
          "a table that is not in this release; its tables are "
              + String.join(", ", new TreeSet<>(tables)));
    }
  }

  private static void requireFunction(JsonNode node, Set<String> allowed) {
    String name = lower(node.path("function_name"));
    boolean isOwn =
        node.path("catalog").asText().isEmpty()
            && node.path("schema").asText().isEmpty()
            && node.path("qualified_name").path("path").size() <= 1;
    if (!isOwn || !allowed.contains(name)) {
      throw refused("the function " + shortened(name) + ", which is not on the list of those here");
    }
  }

  private static void requireType(JsonNode node, Set<String> allowed) {
    if (!allowed.contains(node.path("type").asText())) {
      throw refused("a statement that is not a SELECT");
    }
  }

  private static Refused refused(String what) {
    return new Refused(
        Barrier.STATEMENT,
        "the query has " + what + "; possible is one SELECT over the tables of the release");
  }

  private static String words(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String lower(JsonNode name) {
    return name.asText().toLowerCase(Locale.ROOT);
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "..." : name;
  }

  private static Set<String> functions() {
    String path = "/org/waymark/reports/sandbox/functions.txt";
    try (InputStream in = Statements.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("there is no list of functions");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list of functions", e);
    }
  }
}
