package org.waymark.app;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.audit.DifferingCell;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.setting.Program;

/**
 * The audit over a fixed set of logs: those that came with known results, and some hostile ones.
 * {@code .ci/teeth} runs it once for each fault, so all are one lake; {@link TwinTest} runs the
 * same and more in every build.
 */
class WitnessedLogs {

  private static final int HOSTILE_SEEDS = 10;
  private static final int MOST_NAMED = 100_000;
  private static final int MOST_COLUMNS = 3;

  @TempDir Path directory;

  @Test
  void theAuditFindsNoDifference() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.addAll(Reference.lines("scenario-a"));
    lines.addAll(Reference.lines("log-1"));
    for (int seed = 1; seed <= HOSTILE_SEEDS; seed++) {
      String ofSeed = "\"hostile-" + seed + "-person-";
      HostileLog.lines(seed).forEach(line -> lines.add(line.replace("\"person-", ofSeed)));
    }
    try (Cut cut = FoldedLake.of(directory, programs(), lines)) {
      String found =
          Audit.run(cut, MOST_NAMED).stream()
              .filter(table -> table.differing() > 0)
              .map(WitnessedLogs::columns)
              .collect(joining("; "));
      if (!found.isEmpty()) {
        throw new AssertionError(found);
      }
    }
  }

  /** Those of the hostile logs, whose zones are those of the others where both have a program. */
  private static Programs programs() throws Exception {
    try (var in = Files.newInputStream(Reference.PROGRAMS)) {
      Stream<Program> both =
          Stream.concat(HostileLog.PROGRAMS.all().stream(), ProgramsFile.read(in).stream());
      return Programs.of(
          both.collect(toMap(Program::getProgramId, program -> program, (a, b) -> a)).values());
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
