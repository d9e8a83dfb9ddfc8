package org.waymark.streams.lake;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types.NestedField;
import org.waymark.schemas.lake.ColumnTypes;
import org.waymark.schemas.lake.LakeTable;

/**
 * What {@link SortedCopy} asks of DuckDB for the rows of a table: the SQL, and nothing that runs.
 */
record SortedRows(LakeTable table, Table target) {

  /** By which rows lie together, where a table has them: reports ask by program and time. */
  private static final List<String> FIRST = List.of("program_id", "month", "occurred_at");

  /** Events are read person by person, by the audit and by an erasure. */
  private static final List<String> OF_EVENTS = List.of("participant_key", "occurred_at");

  private static final List<String> PLACE = List.of("kafka_partition", "kafka_offset");

  /** The least key of each part of the people. */
  private static final String STARTS =
      """
      SELECT min(participant_key) AS first
      FROM (
        SELECT
          participant_key,
          (sum(count(*)) OVER (ORDER BY participant_key) - 1) // %d AS part
        FROM stored
        GROUP BY participant_key)
      GROUP BY part
      ORDER BY first""";

  /** What it is, for a watcher. */
  String what() {
    return "sorting " + table;
  }

  /** Columns go by name: a file that is older than a column has NULL there. */
  String stored(Collection<DataFile> files) {
    return "CREATE TEMP VIEW stored AS SELECT %s WHERE false UNION ALL BY NAME SELECT * FROM %s"
        .formatted(
            columns(column -> "NULL::" + ColumnTypes.sqlOf(column.type()) + " AS " + name(column)),
            parquet(files.stream().map(DataFile::location).toList()));
  }

  /**
   * Those that count, in order.
   *
   * @param people a condition
   */
  String sorted(String people) {
    return "SELECT %s FROM %s WHERE %s ORDER BY %s"
        .formatted(columns(SortedRows::name), counting(), people, order());
  }

  /** Writes rows to a file, each column under the id that the table gives it. */
  String copy(String rows, String location) {
    return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {%s}, USE_TMP_FILE false)"
        .formatted(rows, text(location), columns(SortedRows::fieldId));
  }

  private String counting() {
    if (table.key().isEmpty()) {
      return "stored";
    }
    String key = String.join(", ", table.key());
    return "stored SEMI JOIN (SELECT %s, max(kafka_offset) AS kafka_offset FROM stored GROUP BY %s) USING (%s, kafka_offset)"
        .formatted(key, key, key);
  }

  private String order() {
    return Stream.of(table == LakeTable.EVENTS ? OF_EVENTS : FIRST, table.key(), PLACE)
        .flatMap(List::stream)
        .filter(column -> target.schema().findField(column) != null)
        .distinct()
        .collect(joining(", "));
  }

  private String columns(Function<NestedField, String> each) {
    return target.schema().columns().stream().map(each).collect(joining(", "));
  }

  /**
   * Asks the view {@code stored} for the least key of each part of the people.
   *
   * @param mostEvents of a part, but for those of one more person
   */
  static String starts(int mostEvents) {
    return STARTS.formatted(mostEvents);
  }

  /** Files, of which an older one may lack columns. */
  static String parquet(Collection<String> files) {
    return "read_parquet([%s], union_by_name = true)"
        .formatted(files.stream().map(SortedRows::text).collect(joining(", ")));
  }

  private static String fieldId(NestedField column) {
    return column.type().isListType()
        ? "%s: {__duckdb_field_id: %d, element: %d}"
            .formatted(name(column), column.fieldId(), column.type().asListType().elementId())
        : name(column) + ": " + column.fieldId();
  }

  private static String name(NestedField column) {
    return '"' + column.name() + '"';
  }

  /** A text as SQL spells it. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
