package org.waymark.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.reports.audit.Recount;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;

/**
 * A replay by one thread and by two: all events stand in the log before the fold starts, in the
 * order in which they were recorded, which is the worst for it. Beside it a bare consumer that
 * decodes them, and a DuckDB that counts everything again from the lake. Then the lake's writer
 * over the same log, the restoring of the lost state, and what all of it takes on the disk.
 */
final class FoldPart {

  private static final String CONSUMER = "a bare consumer that decodes";
  private static final String BATCH = "DuckDB counting all again from the lake";
  private static final int THREADS = 2;
  private static final double MILLION = 1e6;

  private final FilledLog log;
  private final Workbench bench;
  private final Events events;

  private FoldPart(FilledLog log, Workbench bench) {
    this.log = log;
    this.bench = bench;
    this.events = bench.events();
  }

  private record Replay(Spent spent, Peer consumer) {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    Replay single;
    try (FilledLog log = FilledLog.of(bench)) {
      single = replay(log, 1);
    }
    try (FilledLog log = FilledLog.of(bench)) {
      return new FoldPart(log, bench).measures(single);
    }
  }

  private static Replay replay(FilledLog log, int threads) throws InterruptedException {
    Peer consumer = new Peer(CONSUMER, log.decode());
    return new Replay(log.fold(threads), consumer);
  }

  private List<Measure> measures(Replay single) throws IOException, InterruptedException {
    Replay twofold = replay(log, THREADS);
    List<Measure> measures = new ArrayList<>();
    try (Lake lake = Lake.open(log.home().lake())) {
      Spent toLake = log.toLake(lake);
      Peer batch = new Peer(BATCH, recount(lake));
      measures.addAll(measures("replay, 1 thread", single, batch));
      measures.addAll(measures("replay, 2 threads", twofold, batch));
      measures.addAll(toLake.measures("to the lake", events.count(), twofold.consumer));
      measures.addAll(Sizes.of(log.home(), bench));
    }
    measures.add(restore(twofold.consumer));
    return measures;
  }

  private List<Measure> measures(String name, Replay replay, Peer batch) {
    return replay.spent.measures(name, events.count(), replay.consumer, batch);
  }

  private static Spent recount(Lake lake) {
    Spent.Watch watch = Spent.watch();
    try (Cut cut = Cut.open(lake)) {
      Recount.all(cut);
      return watch.spent();
    }
  }

  /** One repeat per partition tells when all of it is back at work. */
  private Measure restore(Peer consumer) throws IOException, InterruptedException {
    Trees.delete(log.home().state());
    log.repeatFirsts();
    return Measure.of(
        "restore of the lost state",
        Unit.SECONDS_PER_MILLION_EVENTS,
        perMillion(log.fold(THREADS)),
        new Ceiling(consumer.what(), perMillion(consumer.spent())));
  }

  private double perMillion(Spent spent) {
    return spent.seconds() * MILLION / events.count();
  }
}
