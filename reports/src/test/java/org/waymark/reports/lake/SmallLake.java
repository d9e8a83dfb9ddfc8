package org.waymark.reports.lake;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.types.Types.NestedField;
import org.waymark.schemas.lake.ColumnTypes;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.LakeTable;

/** A few rows in Parquet files that look as the lake's do, written by DuckDB itself. */
public final class SmallLake {

  private final Path directory;
  private final Map<LakeTable, List<Map<String, String>>> rows = new LinkedHashMap<>();
  private final Map<LakeTable, List<String>> files = new HashMap<>();
  private long nextOffset = 0;

  public SmallLake(Path directory) {
    this.directory = directory;
  }

  public SmallLake program(String id, String name) {
    return row(
        LakeTable.PROGRAMS,
        Map.of(
            "program_id", Literals.text(id),
            "name", Literals.text(name),
            "type", "'warmline'",
            "region", "'north'",
            "zone", "'Europe/Lisbon'"));
  }

  /** A revision of a rebase, of {@code month} as 2025-03; without a reason it is undone. */
  public SmallLake rebase(String program, String indicator, String month, String reason) {
    return row(
        LakeTable.REBASES,
        Map.of(
            "program_id", Literals.text(program),
            "indicator", Literals.text(indicator),
            "from_month", "DATE '" + month + "-01'",
            "reason", Literals.text(reason),
            "undone", Boolean.toString(reason.isEmpty())));
  }

  /** A revision of a person's month; {@code month} as 2025-03. */
  public SmallLake person(String key, String program, String month, Map<String, Integer> counts) {
    Map<String, String> row = counted(program, month, counts);
    row.put("participant_key", Literals.text(key));
    return row(LakeTable.PARTICIPANT_MONTHS, row);
  }

  /** A revision of a partition's part of a program's month. */
  public SmallLake part(int partition, String program, String month, Map<String, Integer> counts) {
    Map<String, String> row = counted(program, month, counts);
    row.put("kafka_partition", Integer.toString(partition));
    return row(LakeTable.PROGRAM_MONTHS, row);
  }

  /** Any row, in SQL's literals; the place is added, and counts that are missing are 0. */
  public SmallLake row(LakeTable table, Map<String, String> values) {
    Map<String, String> row = new HashMap<>(values);
    row.putIfAbsent("received_at", "TIMESTAMPTZ '2025-01-01 00:00:00Z'");
    row.putIfAbsent("kafka_partition", "0");
    row.putIfAbsent("kafka_offset", Long.toString(nextOffset));
    if (table.columns().findField("source_offset") != null) {
      row.putIfAbsent("source_offset", Long.toString(nextOffset));
    }
    nextOffset++;
    rows.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
    return this;
  }

  /** Writes what was added since the last time to new files. */
  public Map<LakeTable, List<String>> files() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Map.Entry<LakeTable, List<Map<String, String>>> table : rows.entrySet()) {
        files
            .computeIfAbsent(table.getKey(), any -> new ArrayList<>())
            .add(write(connection, table.getKey(), table.getValue()));
      }
    }
    rows.clear();
    return files;
  }

  public Cut cut() throws SQLException {
    return Cut.of(files());
  }

  /** A cut of files that a lake wrote, at a head and with more beside it. */
  public static Cut cut(Head head, Map<LakeTable, List<String>> files, Beside beside) {
    return Cut.of(head, files, beside, Optional.empty());
  }

  private String write(Connection connection, LakeTable table, List<Map<String, String>> rows)
      throws SQLException {
    String file = directory.resolve(table + "-" + nextOffset + ".parquet").toString();
    String columns =
        table.columns().columns().stream().map(SmallLake::declared).collect(joining(", "));
    Session.run(connection, "SET TimeZone = 'UTC'");
    Session.run(connection, "CREATE OR REPLACE TABLE written (%s)".formatted(columns));
    for (List<Map<String, String>> alike : alike(rows)) {
      Session.run(connection, insert(alike));
    }
    Session.run(connection, "COPY written TO '%s' (FORMAT parquet)".formatted(file));
    return file;
  }

  private static String declared(NestedField column) {
    return "%s %s DEFAULT %s"
        .formatted(column.name(), ColumnTypes.sqlOf(column.type()), missing(column));
  }

  /** Rows in their order, those beside each other together that give the same columns. */
  private static List<List<Map<String, String>>> alike(List<Map<String, String>> rows) {
    List<List<Map<String, String>>> alike = new ArrayList<>();
    for (Map<String, String> row : rows) {
      if (alike.isEmpty() || !last(alike).get(0).keySet().equals(row.keySet())) {
        alike.add(new ArrayList<>());
      }
      last(alike).add(row);
    }
    return alike;
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  private static String insert(List<Map<String, String>> rows) {
    List<String> names = List.copyOf(rows.get(0).keySet());
    return rows.stream()
        .map(row -> names.stream().map(row::get).collect(joining(", ", "(", ")")))
        .collect(
            joining(
                ", ", "INSERT INTO written (%s) VALUES ".formatted(String.join(", ", names)), ""));
  }

  private static String missing(NestedField column) {
    if (column.isOptional()) {
      return "NULL";
    }
    return switch (column.type().typeId()) {
      case INTEGER, LONG, DOUBLE -> "0";
      case BOOLEAN -> "false";
      case LIST -> "[]";
      default -> "NULL";
    };
  }

  private static Map<String, String> counted(
      String program, String month, Map<String, Integer> counts) {
    Map<String, String> row = new HashMap<>();
    counts.forEach((column, count) -> row.put(column, count.toString()));
    row.put("program_id", Literals.text(program));
    row.put("month", "DATE '" + month + "-01'");
    return row;
  }
}
