package org.waymark.reports.lake;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.audit.Recount;
import org.waymark.schemas.lake.LakeTable;

/** Gives the events of a small lake, none of goals or episodes, their facts as the audit counts. */
public final class CountedLake {

  private static final List<LakeTable> COUNTED =
      List.of(LakeTable.PARTICIPANT_MONTHS, LakeTable.PROGRAM_MONTHS);

  private static final Instant AFTER_ALL = Instant.parse("2030-01-01T00:00:00Z");

  private CountedLake() {}

  /** The files of a lake that holds events and programs, and of the facts of these events. */
  public static Map<LakeTable, List<String>> files(Path directory, SmallLake events)
      throws SQLException {
    Map<LakeTable, List<String>> files = new HashMap<>(events.files());
    Map<LakeTable, List<String>> facts = new HashMap<>();
    for (LakeTable table : COUNTED) {
      Path file = directory.resolve(table + "-counted.parquet");
      try (Cut cut = Cut.of(files, Optional.of(file))) {
        Recount.recordedBy(cut, AFTER_ALL);
        cut.copyToParquet(
            "SELECT *, 0 AS kafka_partition, row_number() OVER () AS kafka_offset,"
                + " 0::BIGINT AS source_offset, TIMESTAMPTZ '2025-01-01 00:00:00Z' AS received_at"
                + " FROM counted_"
                + table,
            file);
      }
      facts.put(table, List.of(file.toString()));
    }
    files.putAll(facts);
    return files;
  }
}
