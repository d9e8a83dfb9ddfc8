package org.waymark.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.audit.DifferingCell;
import org.waymark.reports.lake.Cut;

/**
 * The audit over a fixed set of logs, up to the first in which a cell differs. {@code .ci/teeth}
 * runs it once for each fault; {@link TwinTest} runs the same and more in every build.
 */
class WitnessedLogs {

  private static final int HOSTILE_SEEDS = 8;
  private static final int MOST_NAMED = 100_000;
  private static final int MOST_COLUMNS = 3;

  @TempDir Path directory;

  @Test
  void theAuditFindsNoDifference() throws Exception {
    for (long seed = 1; seed <= HOSTILE_SEEDS; seed++) {
      audit("hostile log " + seed, HostileLog.PROGRAMS, HostileLog.lines(seed));
    }
    for (String log : List.of("scenario-a", "log-1")) {
      try (var in = Files.newInputStream(Reference.PROGRAMS)) {
        audit(log, Programs.of(ProgramsFile.read(in)), Reference.lines(log));
      }
    }
  }

  private void audit(String name, Programs programs, List<String> lines) throws IOException {
    try (Cut cut = FoldedLake.of(Files.createTempDirectory(directory, "log"), programs, lines)) {
      String found =
          Audit.run(cut, MOST_NAMED).stream()
              .filter(table -> table.differing() > 0)
              .map(WitnessedLogs::columns)
              .collect(joining("; "));
      if (!found.isEmpty()) {
        throw new AssertionError(found + " (" + name + ")");
      }
    }
  }

  /** The columns in which most cells differ: {@code program_months e1_num 4, e1_den 3}. */
  private static String columns(AuditedTable table) {
    return table.named().stream()
        .collect(groupingBy(DifferingCell::column, TreeMap::new, counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_COLUMNS)
        .map(column -> column.getKey() + " " + column.getValue())
        .collect(joining(", ", table.table() + " ", ""));
  }
}
