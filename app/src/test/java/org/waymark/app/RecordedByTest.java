package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorRows;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * A report as recorded by a time is that of a log which holds nothing else: the twin counts the
 * one, the fold the other.
 */
class RecordedByTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate DAY = LocalDate.of(2024, 12, 1);
  private static final Instant MIDDLE = Instant.parse("2024-06-01T00:00:00Z");

  /** Of some two hundred: people are counted in several parts. */
  private static final long FEW_EVENTS = 30;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void isTheReportOfTheEventsThatWereRecorded(long seed) throws IOException {
    List<String> lines = HostileLog.lines(seed);
    List<String> recorded = lines.stream().filter(RecordedByTest::isRecordedByTheMiddle).toList();
    assertThat(recorded).hasSizeBetween(1, lines.size() - 1);
    try (Cut all = cut("all", lines);
        Cut some = cut("some", recorded)) {
      all.divide(FEW_EVENTS, FEW_EVENTS);
      Recount.recordedBy(all, MIDDLE);
      assertThat(indicators(all)).isEqualTo(indicators(some));
      assertThat(spells(all)).isEqualTo(spells(some));
    }
  }

  @Test
  void isAnotherReportWhereSomethingWasRecordedSince() throws IOException {
    try (Cut all = cut("all", HostileLog.lines(1))) {
      String live = counts(all);
      Recount.recordedBy(all, MIDDLE);
      assertThat(counts(all)).isNotEqualTo(live);
    }
  }

  private static boolean isRecordedByTheMiddle(String line) {
    try {
      return !Instant.parse(JSON.readTree(line).get("recorded_at").textValue()).isAfter(MIDDLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Cut cut(String name, List<String> lines) throws IOException {
    return FoldedLake.of(
        Files.createDirectory(directory.resolve(name)), HostileLog.PROGRAMS, lines);
  }

  private static String indicators(Cut cut) {
    StringWriter out = new StringWriter();
    IndicatorRows.write(IndicatorReport.run(cut, query()), OutputFormat.CSV.writer(out));
    return out + counts(cut);
  }

  /** Few cells of few people are shown, so the counts behind them are compared as well. */
  private static String counts(Cut cut) {
    StringWriter out = new StringWriter();
    cut.query(
        "FROM person_indicator_months ORDER BY participant_key, program_id, month, indicator",
        OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private static String spells(Cut cut) {
    StringWriter out = new StringWriter();
    List<String> all = Catalogue.SPELL.stream().map(Indicator::id).toList();
    SpellRows.write(
        SpellReport.run(cut, query(), all, SpellReport.DEFAULT_SCALE),
        OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private static IndicatorReport.Query query() {
    IndicatorReport.Query query = IndicatorReport.Query.asOf(DAY);
    return new IndicatorReport.Query(
        query.programId(), query.from(), query.to(), query.grain(), 5, DAY);
  }
}
