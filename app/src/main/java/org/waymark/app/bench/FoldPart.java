package org.waymark.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.ingest.log.EventLog;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.LakeWriter;
import org.waymark.streams.topology.FoldStreams;

/**
 * A replay: all events stand in the log before the fold starts, in the order in which they were
 * recorded, which is the worst for it. Beside it a bare consumer that decodes them. Then the lake's
 * writer over the same log, the restoring of the lost state, and what all of it takes on the disk.
 * Times include the starting of a part, on a broker that runs.
 */
final class FoldPart {

  private static final String CEILING = "a bare consumer that decodes";
  private static final int THREADS = 2;
  private static final double MILLION = 1e6;

  private final Home home;
  private final Map<String, Object> client;
  private final Events events;

  private FoldPart(Home home, Map<String, Object> client, Events events) {
    this.home = home;
    this.client = client;
    this.events = events;
  }

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home();
        EmbeddedBroker broker = EmbeddedBroker.start(fresh.home().log())) {
      Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
      KafkaTopics.ensure(client);
      Bare.awaitLeaders(client, Topics.EVENTS.name());
      return new FoldPart(fresh.home(), client, bench.events()).measures();
    }
  }

  private List<Measure> measures() throws IOException, InterruptedException {
    fillLog();
    Map<Integer, Long> ends = KafkaTopics.ends(client, Topics.EVENTS);
    Spent bare = decode(ends);
    List<Measure> measures = new ArrayList<>();
    measures.addAll(fold(ends).measures("replay", events.count(), CEILING, bare));
    try (Lake lake = Lake.open(home.lake())) {
      measures.addAll(toLake(lake, ends).measures("to the lake", events.count(), CEILING, bare));
      measures.addAll(Sizes.of(home, events));
    }
    measures.add(restore(bare));
    return measures;
  }

  private void fillLog() throws IOException {
    try (EventLog log = new EventLog(client)) {
      events.programs().all().forEach(log::putProgram);
    }
    Bare.send(client, Topics.EVENTS.name(), events);
  }

  private Spent decode(Map<Integer, Long> ends) {
    Spent.Watch watch = Spent.watch();
    Bare.decode(client, ends);
    return watch.spent();
  }

  private Spent fold(Map<Integer, Long> ends) throws InterruptedException {
    Spent.Watch watch = Spent.watch();
    try (FoldStreams fold = FoldStreams.start(client, home.state(), THREADS)) {
      Pouring.awaitCommit(fold, client, ends);
      return watch.spent();
    }
  }

  private Spent toLake(Lake lake, Map<Integer, Long> ends) throws InterruptedException {
    Spent.Watch watch = Spent.watch();
    try (LakeWriter writer = LakeWriter.start(lake, client)) {
      Pouring.awaitHead(writer, lake, ends);
      return watch.spent();
    }
  }

  /** One repeat per partition tells when all of it is back at work; nothing changes by it. */
  private Measure restore(Spent bare) throws IOException, InterruptedException {
    Trees.delete(home.state());
    try (EventLog log = new EventLog(client)) {
      for (LogRecord record : events.firstOfEachPartition()) {
        log.send(record.eventKey(), record.event(), "bench");
      }
    }
    Spent restored = fold(KafkaTopics.ends(client, Topics.EVENTS));
    return Measure.of(
        "restore of the lost state",
        Unit.SECONDS_PER_MILLION_EVENTS,
        restored.seconds() * MILLION / events.count(),
        new Ceiling(CEILING, bare.seconds() * MILLION / events.count()));
  }
}
