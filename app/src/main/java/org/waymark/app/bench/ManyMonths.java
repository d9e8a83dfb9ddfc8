package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.waymark.app.home.Home;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * The months of a home's people over and over, under ever new keys, in one file: in order but for a
 * row in two thousand or so, where upkeep leaves none.
 *
 * @param file of people's months
 * @param programs the files of the programs that they name
 */
record ManyMonths(Path file, List<String> programs) {

  /** DuckDB puts some thousand rows in their order beside each copy: all of them are not sorted. */
  private static final String COPIES =
      """
      SELECT
        participant_key || '-' || copy AS participant_key,
        COLUMNS(* EXCLUDE (participant_key, copy)),
        0 AS kafka_partition,
        row_number() OVER () AS kafka_offset
      FROM (FROM participant_months ORDER BY program_id, month, participant_key)
        CROSS JOIN (SELECT range AS copy FROM range(%d))""";

  ManyMonths {
    programs = List.copyOf(programs);
  }

  /**
   * Writes at least so many to a directory.
   *
   * @throws IllegalStateException when nothing was counted in the home
   */
  static ManyMonths of(Home home, Path directory, long months) throws IOException {
    Path file = directory.resolve("many-months.parquet");
    Files.deleteIfExists(file);
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.openToWrite(lake, file)) {
      FirstColumn rows = new FirstColumn();
      cut.query("SELECT count(*) FROM participant_months", rows);
      long there = Long.parseLong(rows.values().get(0));
      if (there == 0) {
        throw new IllegalStateException("no month was counted, and so none can be copied");
      }
      cut.copyToParquet(COPIES.formatted((months + there - 1) / there), file);
      return new ManyMonths(file, lake.files(lake.head(), LakeTable.PROGRAMS));
    }
  }

  /** As a lake that holds nothing else. */
  Cut open() {
    return Cut.of(
        Map.of(
            LakeTable.PARTICIPANT_MONTHS, List.of(file.toString()), LakeTable.PROGRAMS, programs));
  }

  /** The same file, read plainly. */
  IdealReport ideal() throws IOException {
    try (Cut cut = open()) {
      return IdealReport.over(file, cut);
    }
  }
}
