package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.app.home.Home;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * The months of a home's people over and over, under ever new keys, in files of about a million: in
 * order but for a row in two thousand or so, where upkeep leaves none.
 *
 * @param files of people's months
 * @param programs the files of the programs that they name
 */
record ManyMonths(List<Path> files, List<String> programs) {

  /** DuckDB ran out of 5.8 GiB when it wrote ten million to one file, and not with one million. */
  private static final long MOST_IN_A_FILE = 1_000_000;

  /** DuckDB puts some thousand rows in their order beside each copy: all of them are not sorted. */
  private static final String COPIES =
      """
      SELECT
        participant_key || '-' || copy AS participant_key,
        COLUMNS(* EXCLUDE (participant_key, copy)),
        0 AS kafka_partition,
        row_number() OVER () AS kafka_offset
      FROM (FROM participant_months ORDER BY program_id, month, participant_key)
        CROSS JOIN (SELECT range AS copy FROM range(%d, %d))""";

  ManyMonths {
    files = List.copyOf(files);
    programs = List.copyOf(programs);
  }

  /**
   * Writes at least so many to a directory.
   *
   * @throws IllegalStateException when nothing was counted in the home
   */
  static ManyMonths of(Home home, Path directory, long months) throws IOException {
    try (Lake lake = Lake.open(home.lake())) {
      long there = count(lake);
      if (there == 0) {
        throw new IllegalStateException("no month was counted, and so none can be copied");
      }
      long copies = (months + there - 1) / there;
      long inAFile = Math.max(1, MOST_IN_A_FILE / there);
      List<Path> files = new ArrayList<>();
      for (long first = 0; first < copies; first += inAFile) {
        Path file = directory.resolve("many-months-%d.parquet".formatted(first));
        Files.deleteIfExists(file);
        try (Cut cut = Cut.openToWrite(lake, file)) {
          cut.copyToParquet(COPIES.formatted(first, Math.min(copies, first + inAFile)), file);
        }
        files.add(file);
      }
      return new ManyMonths(files, lake.files(lake.head(), LakeTable.PROGRAMS));
    }
  }

  private static long count(Lake lake) {
    FirstColumn rows = new FirstColumn();
    try (Cut cut = Cut.open(lake)) {
      cut.query("SELECT count(*) FROM participant_months", rows);
    }
    return Long.parseLong(rows.values().get(0));
  }

  /** As a lake that holds nothing else. */
  Cut open() {
    return Cut.of(
        Map.of(
            LakeTable.PARTICIPANT_MONTHS,
            files.stream().map(Path::toString).toList(),
            LakeTable.PROGRAMS,
            programs));
  }

  /** The same files, read plainly. */
  IdealReport ideal() throws IOException {
    try (Cut cut = open()) {
      return IdealReport.over(files, cut);
    }
  }
}
