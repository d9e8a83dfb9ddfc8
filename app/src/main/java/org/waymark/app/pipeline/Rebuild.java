package org.waymark.app.pipeline;

import java.util.List;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.reports.audit.Audit;
import org.waymark.reports.audit.AuditedTable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.replay.Numbers;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Generation;
import org.waymark.streams.lake.Succession;

/**
 * Makes the tables of a home that has a log and no lake.
 *
 * @param numbers what they hold
 * @param audited the same, counted again by SQL
 */
public record Rebuild(List<Numbers> numbers, List<AuditedTable> audited) {

  /** Copies the lists. */
  public Rebuild {
    numbers = List.copyOf(numbers);
    audited = List.copyOf(audited);
  }

  /**
   * Folds the whole log into a new generation.
   *
   * @param newestBefore the greatest number of a generation whose topics may stand in the log
   */
  public static Rebuild of(
      HomeLock lock, Home home, int newestBefore, Pipeline.Waiting waiting)
      throws InterruptedException {
    Generation made;
    try (Lake lake = Lake.open(home.lake())) {
      made = Succession.rebuild(lake, newestBefore, Software.maker());
    }
    try (Pipeline pipeline = Pipeline.beneath(lock, home, KafkaSettings.EMBEDDED, made);
        Lake lake = Lake.open(home.lake(), made)) {
      new Removal(home, pipeline.client()).ofLeftovers(lake, made);
      pipeline.awaitLake(home, waiting);
      try (Cut cut = Cut.open(lake)) {
        return new Rebuild(Numbers.of(cut), Audit.run(cut, 1));
      }
    }
  }

  /** How many cells are not what the audit counted. */
  public long wrong() {
    return audited.stream().mapToLong(AuditedTable::differing).sum();
  }
}
