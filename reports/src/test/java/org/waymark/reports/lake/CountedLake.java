package org.waymark.reports.lake;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.format.OutputFormat;
import org.waymark.schemas.lake.ColumnTypes;
import org.waymark.schemas.lake.LakeTable;

/** Gives the events of a small lake, none of goals or episodes, their facts as the audit counts. */
public final class CountedLake {

  private static final List<LakeTable> COUNTED =
      List.of(LakeTable.PARTICIPANT_MONTHS, LakeTable.PROGRAM_MONTHS);

  private static final Instant AFTER_ALL = Instant.parse("2030-01-01T00:00:00Z");

  private CountedLake() {}

  /** The files of a lake that holds events and programs, and of the facts of these events. */
  public static Map<LakeTable, List<String>> files(Path directory, SmallLake events)
      throws IOException, SQLException {
    Map<LakeTable, List<String>> files = new HashMap<>(events.files());
    Map<LakeTable, Path> counted = new HashMap<>();
    try (Cut cut = Cut.of(files)) {
      Recount.recordedBy(cut, AFTER_ALL);
      for (LakeTable table : COUNTED) {
        counted.put(table, counts(cut, table, directory));
      }
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      for (Map.Entry<LakeTable, Path> table : counted.entrySet()) {
        files.put(table.getKey(), List.of(parquet(connection, table.getKey(), table.getValue())));
      }
    }
    return files;
  }

  private static Path counts(Cut cut, LakeTable table, Path directory) throws IOException {
    Path file = directory.resolve(table + "-counted.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      cut.query(
          "SELECT *, 0 AS kafka_partition, row_number() OVER () AS kafka_offset, 0 AS source_offset,"
              + " '2025-01-01 00:00:00Z' AS received_at FROM counted_"
              + table,
          OutputFormat.CSV.writer(out));
    }
    return file;
  }

  private static String parquet(Connection connection, LakeTable table, Path counts)
      throws SQLException {
    String file = counts + ".parquet";
    String typed =
        table.columns().columns().stream()
            .map(
                column ->
                    "%1$s::%2$s AS %1$s".formatted(column.name(), ColumnTypes.sqlOf(column.type())))
            .collect(joining(", "));
    Session.run(
        connection,
        "COPY (SELECT %s FROM read_csv('%s', header = true, all_varchar = true)) TO '%s' (FORMAT parquet)"
            .formatted(typed, counts, file));
    return file;
  }
}
