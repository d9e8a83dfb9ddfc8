package org.waymark.ingest.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table seems to hold. A guess needs the header and the cells to say the same, and is left
 * open where two would do as well.
 */
final class TableGuess {

  /** What share of a column's values have to be codes of a field that it may hold. */
  private static final double MOST = 0.5;

  /** A word of the header tells more of the type than a column that one of its fields fits. */
  private static final int WORD = 2;

  private static final int LEAST = 2;

  private final List<SeenColumn> columns;
  private final int rows;
  private final Set<SeenColumn> taken = new HashSet<>();

  private final Optional<SeenColumn> rowKey;
  private final List<SeenColumn> clients;
  private final List<SeenColumn> days;
  private final Optional<SeenColumn> program;
  private final List<String> types;
  private final Map<String, SeenColumn> fields;

  TableGuess(List<SeenColumn> columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    days = take(columns.stream().filter(c -> Guesses.isDay(c.name()) && c.holdsDays()).toList());
    clients = take(columns.stream().filter(c -> Guesses.isClient(c.name())).toList());
    rowKey = columns.stream().filter(this::canBeKey).findFirst();
    rowKey.ifPresent(taken::add);
    program = columns.stream().filter(c -> Guesses.isProgram(c.name())).findFirst();
    program.ifPresent(taken::add);
    types = best();
    fields = types.size() == 1 ? fields(types.get(0)) : Map.of();
  }

  /** The column that tells rows apart by itself. */
  Optional<SeenColumn> rowKey() {
    return rowKey;
  }

  /** The columns that may name the person: only if it is one, it is told. */
  List<SeenColumn> clients() {
    return clients;
  }

  /** The columns that may hold the day: only if it is one, it is told. */
  List<SeenColumn> days() {
    return days;
  }

  Optional<SeenColumn> program() {
    return program;
  }

  /** The types that the rows may be of: only if it is one, it is told. */
  List<String> types() {
    return types;
  }

  /** Which column holds which field of the type, if that is told. */
  Map<String, SeenColumn> fields() {
    return fields;
  }

  /** The columns that nothing reads. */
  List<SeenColumn> others() {
    Set<SeenColumn> read = new HashSet<>(fields.values());
    rowKey.ifPresent(read::add);
    program.ifPresent(read::add);
    if (clients.size() == 1) {
      read.addAll(clients);
    }
    if (days.size() == 1) {
      read.addAll(days);
    }
    return columns.stream().filter(column -> !read.contains(column)).toList();
  }

  private List<SeenColumn> take(List<SeenColumn> some) {
    List<SeenColumn> free = some.stream().filter(column -> !taken.contains(column)).toList();
    taken.addAll(free);
    return free;
  }

  /**
   * Numbers of rows stand in front: a name of the person is none, though it may tell rows apart.
   */
  private boolean canBeKey(SeenColumn column) {
    boolean named =
        Header.even(column.name()).matches("(.*_)?(row|nr|no|record|entry|id|#)(_.*)?\\.?");
    return named && !taken.contains(column) && column.tellsApart(rows);
  }

  /** The types of which the most is seen. */
  private List<String> best() {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (String type : Field.DATA.keySet()) {
      seen.put(type, seen(type));
    }
    int most = seen.values().stream().max(Comparator.naturalOrder()).orElse(0);
    return most < LEAST
        ? List.of()
        : seen.entrySet().stream()
            .filter(type -> type.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
  }

  private int seen(String type) {
    long words = columns.stream().filter(c -> Guesses.isOfType(type, c.name())).count();
    return (words > 0 ? WORD : 0) + fields(type).size();
  }

  /** Each field with the first free column that speaks of it and holds what it may hold. */
  private Map<String, SeenColumn> fields(String type) {
    List<SeenColumn> free =
        new ArrayList<>(columns.stream().filter(column -> !taken.contains(column)).toList());
    Map<String, SeenColumn> found = new LinkedHashMap<>();
    for (Field field : Field.DATA.getOrDefault(type, Map.of()).values()) {
      free.stream()
          .filter(column -> Guesses.speaksOf(field.name(), column.name()) && fits(field, column))
          .findFirst()
          .ifPresent(
              column -> {
                free.remove(column);
                found.put(field.name(), column);
              });
    }
    return found;
  }

  private static boolean fits(Field field, SeenColumn column) {
    return switch (field.kind()) {
      case CODE, CODES -> column.codes(field) >= MOST;
      case WHOLE, REAL -> column.holdsNumbers();
      case DAY -> column.holdsDays();
      case TRUTH, MOMENT, TEXT -> Header.even(column.name()).equals(field.name());
    };
  }
}
