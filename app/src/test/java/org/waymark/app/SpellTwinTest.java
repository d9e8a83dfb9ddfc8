package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.demo.DemoLog;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.ProgramsFile;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;

/**
 * Some of the indicators of what lasts a second time, from the definitions and the live events of
 * the audit, not from the spells that the fold wrote.
 */
class SpellTwinTest {

  private static final List<String> WITNESSED = List.of("s6", "o2", "o5");

  /** All months that there can be. */
  private static final Map<String, String> EVERYTHING =
      Map.of(
          "program", "NULL::VARCHAR",
          "from_month", "DATE '2000-01-01'",
          "to_month", "DATE '2100-01-01'");

  /** Fewer than any of the logs has. */
  private static final long FEW_EVENTS = 100;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void agreeOnAHostileLog(long seed) throws IOException {
    agree(HostileLog.PROGRAMS, HostileLog.lines(seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void agreeOnAMadeUpLog(long seed) throws IOException {
    DemoLog log = new DemoLog(80, 14, seed, LocalDate.of(2025, 6, 30));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    log.writeTo(out);
    agree(Programs.of(log.programs()), out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void agreeOnLogOne() throws Exception {
    try (var in = Files.newInputStream(Reference.PROGRAMS)) {
      agree(Programs.of(ProgramsFile.read(in)), Reference.lines("log-1"));
    }
  }

  private void agree(Programs programs, List<String> lines) throws IOException {
    try (Cut cut = FoldedLake.of(directory, programs, lines)) {
      Audit.run(cut, 1); // Leaves the live events and the lives of goals as tables.
      for (String indicator : WITNESSED) {
        StringWriter written = new StringWriter();
        cut.report("spell/" + indicator, EVERYTHING, OutputFormat.CSV.writer(written));
        StringWriter counted = new StringWriter();
        cut.query(sql(indicator), OutputFormat.CSV.writer(counted));
        assertThat(written.toString()).as(indicator).isEqualTo(counted.toString()).contains("\n");
      }
      String live = liveEvents(cut);
      cut.divide(FEW_EVENTS, FEW_EVENTS);
      cut.settleEvents();
      assertThat(liveEvents(cut)).isEqualTo(live).contains("\n");
    }
  }

  private static String liveEvents(Cut cut) {
    StringWriter rows = new StringWriter();
    cut.query("FROM live_events ORDER BY participant_key, event_id", OutputFormat.CSV.writer(rows));
    return rows.toString();
  }

  private static String sql(String indicator) throws IOException {
    try (InputStream in =
        SpellTwinTest.class.getResourceAsStream("witness/" + indicator + ".sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
