package org.waymark.ingest.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.ingest.mapping.SheetRule.RowKey;
import org.waymark.ingest.table.Cell;

/**
 * The tables whose columns have the names of the IDL: one for each family of events. A row is an
 * event; {@code client_id} is the person as the program numbers them, {@code row_id} the row.
 */
public final class Templates {

  private static final String TYPE = "event_type";
  private static final String EVENT_ID = "event_id";
  private static final String KEY = "participant_key";

  /** Family to the types that its table may hold. */
  private static final Map<String, List<String>> FAMILIES = families();

  private static final List<String> ENVELOPE =
      List.of("program_id", "site_id", "occurred_at", "recorded_at", "recorded_by_role");

  private Templates() {}

  /** The names of the tables. */
  public static List<String> names() {
    return List.copyOf(FAMILIES.keySet());
  }

  /** The columns of a table, in order; empty when there is none of that name. */
  public static List<String> columns(String name) {
    List<String> types = FAMILIES.getOrDefault(name, List.of());
    if (types.isEmpty()) {
      return List.of();
    }
    Set<String> columns = new LinkedHashSet<>(List.of(Field.ROW_ID, TYPE, Field.CLIENT_ID));
    columns.addAll(ENVELOPE);
    columns.add("source_system");
    if (name.equals("goals") || name.equals("sessions")) {
      columns.add(name.substring(0, name.length() - 1) + "_id");
    }
    types.forEach(type -> columns.addAll(Field.DATA.getOrDefault(type, Map.of()).keySet()));
    return List.copyOf(columns);
  }

  /** The types of event of a table. */
  public static List<String> types(String name) {
    return FAMILIES.getOrDefault(name, List.of());
  }

  /** Whether a header is one of a template: it names the person as they do. */
  static boolean fits(Header header) {
    return header.position(Field.CLIENT_ID) != null || header.position(KEY) != null;
  }

  /** What the columns mean that have the names of fields. */
  static SheetRule rule(Header header) {
    Map<String, Supply> fields = new LinkedHashMap<>();
    Stream.concat(Field.ENVELOPE.keySet().stream(), dataFields())
        .filter(name -> header.position(name) != null)
        .forEach(name -> fields.put(name, column(name)));
    List<String> types = fields.containsKey(TYPE) ? List.of() : types(fields.keySet());
    if (types.size() == 1) {
      fields.put(TYPE, new Supply.Constant(new Cell(types.get(0), null)));
    }
    String family = family(types, fields.keySet());
    EventRule rule = new EventRule("event", Optional.empty(), fields);
    return new SheetRule("", 0, family, key(header, fields), Style.PLAIN, Set.of(), List.of(rule));
  }

  private static RowKey key(Header header, Map<String, Supply> fields) {
    String client = header.position(Field.CLIENT_ID) != null ? Field.CLIENT_ID : KEY;
    List<String> columns = new ArrayList<>();
    for (String own : List.of(Field.ROW_ID, EVENT_ID)) {
      if (columns.isEmpty() && header.position(own) != null) {
        columns.add(own);
      }
    }
    if (columns.isEmpty()) {
      columns.add(client);
      Stream.of(TYPE, "occurred_at", "entity_id", "goal_id", "session_id")
          .filter(name -> header.position(name) != null)
          .forEach(columns::add);
    }
    return new RowKey(columns, Optional.of(column(client)), false);
  }

  /** The one type that has all the columns and misses none that it needs. */
  private static List<String> types(Set<String> columns) {
    return Field.DATA.entrySet().stream()
        .filter(type -> holds(type.getValue(), columns))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean holds(Map<String, Field> fields, Set<String> columns) {
    boolean all =
        fields.values().stream()
            .filter(Field::required)
            .map(Field::name)
            .allMatch(columns::contains);
    return all
        && columns.stream()
            .filter(column -> !Field.ENVELOPE.containsKey(column))
            .filter(column -> !column.equals("goal_id") && !column.equals("session_id"))
            .allMatch(fields::containsKey);
  }

  /** The family whose types have most of the columns. */
  private static String family(List<String> types, Set<String> columns) {
    String best = "events";
    long most = 0;
    for (Map.Entry<String, List<String>> family : FAMILIES.entrySet()) {
      long count =
          family.getValue().stream()
              .flatMap(type -> Field.DATA.getOrDefault(type, Map.of()).keySet().stream())
              .distinct()
              .filter(columns::contains)
              .count();
      boolean holds = types.isEmpty() || family.getValue().containsAll(types);
      if (holds && count > most) {
        best = family.getKey();
        most = count;
      }
    }
    return best;
  }

  private static Supply column(String name) {
    return new Supply.Column(name, Map.of(), Cell.BLANK);
  }

  private static Stream<String> dataFields() {
    return Field.DATA.values().stream().flatMap(fields -> fields.keySet().stream()).distinct();
  }

  private static Map<String, List<String>> families() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    Function<String, List<String>> of =
        prefix -> Field.DATA.keySet().stream().filter(type -> type.startsWith(prefix)).toList();
    families.put("sessions", of.apply("session."));
    families.put(
        "goals",
        List.of(
            "goal.proposed", "goal.decided", "goal.revised", "goal.status_changed", "goal.rated"));
    families.put("choices", of.apply("choice."));
    families.put("episodes", List.of("episode.opened", "episode.closed"));
    families.put("limits", of.apply("limit."));
    families.put("tasks", of.apply("task."));
    families.put("moments", of.apply("moment."));
    families.put("scores", of.apply("score."));
    families.put("people", of.apply("participant."));
    families.put("consents", of.apply("consent."));
    return families;
  }
}
