package org.waymark.ingest.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the columns of one table mean.
 *
 * @param sheet its name; empty means any
 * @param headerLine the line of the header; 0 means the first line that is not blank
 * @param table names the table in the ledger, for ever: another name is another source
 * @param key how a row is known again
 * @param style of dates and numbers
 * @param ignored columns that are left out on purpose; null means that none has to be named
 * @param events of a row
 */
record SheetRule(
    String sheet,
    int headerLine,
    String table,
    RowKey key,
    Style style,
    Set<String> ignored,
    List<EventRule> events) {

  /** Copies the collections. */
  SheetRule {
    ignored = Set.copyOf(ignored);
    events = List.copyOf(events);
  }

  /**
   * How a row, and the person in it, are known again.
   *
   * @param columns of the row; when they are several, equal rows are told apart by their order
   * @param client the person
   * @param ignoresCase whether M.G. and m.g. are one person
   */
  record RowKey(List<String> columns, Optional<Supply> client, boolean ignoresCase) {

    /** Copies the columns. */
    RowKey {
      columns = List.copyOf(columns);
    }

    /** Whether the source itself gives each row a name of its own. */
    boolean isUnique() {
      return columns.size() == 1;
    }
  }

  /** The columns that are read, as they are written in the rule. */
  Stream<String> columnsRead() {
    Stream<String> ofEvents =
        events.stream()
            .flatMap(
                event ->
                    Stream.concat(
                        event.fields().values().stream()
                            .flatMap(supply -> supply.column().stream()),
                        event.when().stream().map(When::column)));
    return Stream.of(
            key.columns().stream(), key.client().flatMap(Supply::column).stream(), ofEvents)
        .flatMap(columns -> columns);
  }
}
