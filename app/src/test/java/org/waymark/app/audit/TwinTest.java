package org.waymark.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.ingest.program.Programs;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.lake.Cut;

/** Two witnesses of every number: the fold in Java, and SQL over the events. */
class TwinTest {

  @TempDir Path directory;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("twin.seeds", 60));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFoldAndTheSqlAgreeInEveryCellOfAHostileLog(long seed) throws IOException {
    assertThat(audited(HostileLog.PROGRAMS, HostileLog.lines(seed)))
        .allSatisfy(
            table -> {
              assertThat(table.rows()).isPositive();
              assertThat(table.named()).as(table.table()).isEmpty();
            });
  }

  private List<AuditedTable> audited(Programs programs, List<String> lines) throws IOException {
    try (Cut cut = FoldedLake.of(directory, programs, lines)) {
      return Audit.run(cut, 8);
    }
  }
}
