package org.waymark.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.LakeWriter;
import org.waymark.streams.topology.FoldStreams;

/**
 * How old a number is: a steady stream into a pipeline that runs, and for every event the time from
 * the broker's acknowledgement to the moment at which a reader has opened a cut that holds it.
 * Beside it the two waits that are there on purpose: until the fold looks whether to commit, and
 * until the lake's writer looks whether it has.
 */
final class FreshnessPart {

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration WAITS = FoldStreams.COMMIT_TICK.plus(LakeWriter.IDLE);
  private static final Ceiling BOUND =
      new Ceiling("the fold's tick and the lake writer's pause", WAITS.toMillis());

  private final Pipeline pipeline;
  private final Lake lake;
  private final Waits waits = new Waits();
  private Head seen = Head.NONE;

  private FreshnessPart(Pipeline pipeline, Lake lake) {
    this.pipeline = pipeline;
    this.lake = lake;
  }

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home();
        Pipeline pipeline = Pipeline.start(fresh.home(), KafkaSettings.EMBEDDED);
        Lake lake = Lake.open(fresh.home().lake())) {
      Bare.awaitLeaders(pipeline.client(), Topics.EVENTS.name());
      try (EventLog log = new EventLog(pipeline.client())) {
        bench.events().programs().all().forEach(log::putProgram);
        // Until these are in the lake, the fold's threads are still on their way.
        for (LogRecord record : bench.events().firstOfEachPartition()) {
          log.send(record.eventKey(), record.event(), "bench");
        }
      }
      pipeline.awaitLake(fresh.home(), missing -> {});
      return new FreshnessPart(pipeline, lake).measures(bench);
    }
  }

  private List<Measure> measures(Workbench bench) throws IOException, InterruptedException {
    long count = Math.min(bench.events().count(), Steady.PER_SECOND * bench.steady().toSeconds());
    Steady steady = Steady.start(pipeline.client(), bench.events(), count, this::taken);
    while (!steady.isDone() || waits.areOpen()) {
      pipeline.check();
      look();
      Thread.sleep(PAUSE.toMillis());
    }
    double seconds = steady.seconds();
    Percentiles waited = waits.percentiles();
    return List.of(
        Measure.of(
            "events sent",
            Unit.EVENTS_PER_SECOND,
            count / seconds,
            new Ceiling("the pace that was asked for", Steady.PER_SECOND)),
        measure("until readable, p50", waited.at(50)),
        measure("until readable, p95", waited.at(95)),
        measure("until readable, p99", waited.at(99)));
  }

  private void taken(int partition, long offset) {
    waits.acknowledged(partition, offset, System.nanoTime());
  }

  /** Opens the newest cut if it is a new one. */
  private void look() {
    if (lake.head().sequence() > seen.sequence()) {
      try (Cut cut = Cut.open(lake)) {
        seen = cut.head();
        waits.readable(seen.cut(), System.nanoTime());
      }
    }
  }

  private static Measure measure(String name, double millis) {
    return Measure.of(name, Unit.MILLISECONDS, millis, BOUND);
  }
}
