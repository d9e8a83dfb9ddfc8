package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.demo.DemoLog;
import org.waymark.ingest.program.Programs;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorCell;
import org.waymark.reports.indicators.IndicatorReport;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.spells.SpellReport;
import org.waymark.reports.spells.SpellRows;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/** People counted part by part give the numbers that all of them give together. */
class PartsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final int PEOPLE = 80;
  private static final int MONTHS = 14;

  @TempDir Path directory;

  @Test
  void ofAMadeUpLog() throws IOException {
    DemoLog log = new DemoLog(PEOPLE, MONTHS, 1, LocalDate.of(2025, 6, 30));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    log.writeTo(out);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    agree(FoldedLake.of(directory, Programs.of(log.programs()), lines), lines.size());
  }

  @Test
  void ofAHostileLog() throws IOException {
    List<String> lines = HostileLog.lines(1);
    agree(FoldedLake.of(directory, HostileLog.PROGRAMS, lines), lines.size());
  }

  private static void agree(Cut opened, int lines) {
    try (Cut cut = opened) {
      Audit.run(cut, 1); // Leaves what of the quality of data it alone knows.
      List<String> whole = indicators(cut);
      String spells = spells(cut);
      assertThat(spells).contains("shown");
      cut.divide(lines / 3, 1 + lines / 60);
      Audit.run(cut, 1);
      assertThat(cut.parts()).hasSizeGreaterThan(1);
      assertThat(cut.partsOfMonths()).hasSizeGreaterThan(1);
      assertThat(indicators(cut)).isEqualTo(whole);
      assertThat(spells(cut)).isEqualTo(spells);
    }
  }

  private static List<String> indicators(Cut cut) {
    return Stream.concat(
            Stream.of(Grain.values()).map(grain -> IndicatorReport.run(cut, query(grain))),
            Stream.of(Grain.MONTH, Grain.QUARTER, Grain.HALF_YEAR)
                .map(grain -> IndicatorReport.withParts(cut, query(grain))))
        .flatMap(List::stream)
        .map(PartsTest::words)
        .toList();
  }

  private static String words(IndicatorCell cell) {
    return "%s %s %s %s: %s"
        .formatted(
            cell.programId(),
            cell.period().label(),
            cell.indicator().id(),
            cell.part().orElse(""),
            cell.cell());
  }

  private static String spells(Cut cut) {
    StringWriter out = new StringWriter();
    List<String> all =
        Stream.concat(Catalogue.SPELL.stream(), Catalogue.QUALITY.stream())
            .map(Indicator::id)
            .toList();
    for (Grain grain : List.of(Grain.MONTH, Grain.HALF_YEAR)) {
      SpellRows.write(
          SpellReport.run(cut, query(grain), all, SpellReport.DEFAULT_SCALE),
          OutputFormat.CSV.writer(out));
    }
    return out.toString();
  }

  private static Query query(Grain grain) {
    return new Query(Optional.empty(), Optional.empty(), Optional.empty(), grain, 5, DAY);
  }
}
