package org.waymark.app.pipeline;

import java.io.IOException;
import java.util.List;
import org.waymark.app.erasure.KnownPeople;
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
 * @param erasedAgain people who are on the list of the erased and yet in the log: orders to erase
 *     them stand in the vault
 */
public record Rebuild(List<Numbers> numbers, List<AuditedTable> audited, int erasedAgain) {

  /** Copies the lists. */
  public Rebuild {
    numbers = List.copyOf(numbers);
    audited = List.copyOf(audited);
  }

  /**
   * Folds the whole log into a new generation.
   *
   * @param log the greatest number of a generation that it may tell of, and who is erased besides
   */
  public static Rebuild of(HomeLock lock, Home home, Log log, Pipeline.Waiting waiting)
      throws IOException, InterruptedException {
    Generation made;
    try (Lake lake = Lake.open(home.lake())) {
      made = Succession.rebuild(lake, log.newestBefore(), Software.maker());
    }
    try (Pipeline pipeline = Pipeline.beneath(lock, home, KafkaSettings.EMBEDDED, made);
        Lake lake = Lake.open(home.lake(), made)) {
      new Removal(home, pipeline.client()).ofLeftovers(lake, made);
      pipeline.awaitLake(home, waiting);
      try (Cut cut = Cut.open(lake)) {
        int again =
            Erasures.orderAgain(home, KnownPeople.inLog(pipeline.client()), log.erased()).size();
        return new Rebuild(Numbers.of(cut), Audit.run(cut, 1), again);
      }
    }
  }

  /**
   * What is known of the log.
   *
   * @param newestBefore the greatest number of a generation whose topics may stand in it
   * @param erased the list of the erased of a newer vault; empty if there is none
   */
  public record Log(int newestBefore, List<String> erased) {
    /** Copies the list. */
    public Log {
      erased = List.copyOf(erased);
    }
  }

  /** How many cells are not what the audit counted. */
  public long wrong() {
    return audited.stream().mapToLong(AuditedTable::differing).sum();
  }
}
