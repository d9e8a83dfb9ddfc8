package org.waymark.app.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.app.home.Home;
import org.waymark.app.pipeline.Publishing;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * An audit of all events, and a publication, each from opening the lake; beside a plain DuckDB that
 * reads every column of the events once.
 */
final class AuditPart {

  private static final String SCAN = "DuckDB scanning the events once";

  /** When the last month of the events has ended, and is final. */
  static final LocalDate AS_OF = LocalDate.of(2026, 2, 15);

  private AuditPart() {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    Home home = bench.filledHome();
    Peer scan = new Peer(SCAN, scan(home));
    return List.of(
        audit(home).millisBeside("audit", scan), publish(home).millisBeside("publish", scan));
  }

  private static Spent scan(Home home) throws IOException {
    try (Lake lake = Lake.open(home.lake())) {
      return Duck.parquet(lake.files(lake.head(), LakeTable.EVENTS));
    }
  }

  private static Spent audit(Home home) {
    Spent.Watch watch = Spent.watch();
    try (Lake lake = Lake.open(home.lake());
        Cut cut = Cut.open(lake)) {
      long differing = Audit.run(cut, 1).stream().mapToLong(AuditedTable::differing).sum();
      if (differing > 0) {
        throw new IllegalStateException(
            "the audit found %d cells that differ".formatted(differing));
      }
      return watch.spent();
    }
  }

  /** The first publication of a home: one that stands there already would be no work. */
  private static Spent publish(Home home) throws IOException {
    Trees.delete(home.published());
    Spent.Watch watch = Spent.watch();
    new Publishing(home).publish(AS_OF);
    return watch.spent();
  }
}
