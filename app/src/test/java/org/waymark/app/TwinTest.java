package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.demo.DemoLog;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;

/**
 * Two witnesses of every number: the fold in Java, and SQL over the events. Neither was written
 * from the other.
 */
@Tag("seeds")
class TwinTest {

  private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);

  /** Of some thousands: people are counted in several parts. */
  private static final long FEW_EVENTS = 1000;

  @TempDir Path directory;

  /** {@code -Dtwin.seeds=1000} for a long night. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("twin.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreeInEveryCellOfAHostileLog(long seed) throws IOException {
    agree(HostileLog.PROGRAMS, HostileLog.lines(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreeInEveryCellOfAMadeUpLog(long seed) throws IOException {
    DemoLog log = new DemoLog(60, 9, seed, LAST_DAY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    log.writeTo(out);
    agree(Programs.of(log.programs()), out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-04-01T23:00:00Z", "2025-04-05T00:00:00Z", "2025-05-20T00:00:00Z"})
  void theSqlCountsScenarioAAsItMustComeOut(String recordedBy) throws Exception {
    try (Cut cut =
        FoldedLake.of(directory, programs(), Reference.linesRecordedBy("scenario-a", recordedBy))) {
      assertEqual(Audit.run(cut, 8));
      assertThat(Reference.rows(csv(cut, "FROM counted_participant_months")))
          .isEqualTo(Reference.expectedRows("scenario-a", recordedBy));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theSqlCountsLogOneAsItMustComeOutWhateverItsOrder(long seed) throws Exception {
    List<String> lines = new ArrayList<>(Reference.lines("log-1"));
    Collections.shuffle(lines, new Random(seed));
    try (Cut cut = FoldedLake.of(directory, programs(), lines)) {
      assertEqual(Audit.run(cut, 8));
      assertThat(Reference.rows(csv(cut, "FROM counted_participant_months")))
          .isEqualTo(Reference.expectedRows("log-1"));
      assertThat(
              Reference.goals(
                  csv(
                      cut,
                      "SELECT concat(participant_key, '/', goal_id), state"
                          + " FROM counted_goal_spells WHERE state IS NOT NULL")))
          .isEqualTo(Reference.expectedGoals("log-1"));
    }
  }

  @Test
  void theSameSeedMakesTheSameHostileLog() {
    assertThat(HostileLog.lines(5)).isEqualTo(HostileLog.lines(5));
  }

  private void agree(Programs programs, List<String> lines) throws IOException {
    try (Cut cut = FoldedLake.of(directory, programs, lines)) {
      assertEqual(Audit.run(cut, 8));
      cut.divide(FEW_EVENTS, FEW_EVENTS);
      assertEqual(Audit.run(cut, 8));
    }
  }

  private static void assertEqual(List<AuditedTable> tables) {
    assertThat(tables).hasSize(4).allMatch(table -> table.rows() > 0 && table.cells() > 0);
    assertThat(tables).flatExtracting(AuditedTable::named).isEmpty();
    assertThat(tables).allMatch(table -> table.differing() == 0);
  }

  private static Programs programs() throws Exception {
    try (var in = Files.newInputStream(Reference.PROGRAMS)) {
      return Programs.of(ProgramsFile.read(in));
    }
  }

  private static String csv(Cut cut, String sql) {
    StringWriter out = new StringWriter();
    cut.query(sql, OutputFormat.CSV.writer(out));
    return out.toString();
  }
}
