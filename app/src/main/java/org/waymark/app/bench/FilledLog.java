package org.waymark.app.bench;

import java.io.IOException;
import java.util.Map;
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
 * A broker on a new home whose log holds all events, in the order in which they were recorded;
 * nothing has folded them yet. Times include the starting of a part.
 */
final class FilledLog implements AutoCloseable {

  private final FreshHome fresh;
  private final EmbeddedBroker broker;
  private final Map<String, Object> client;
  private final Events events;

  private FilledLog(FreshHome fresh, Events events) {
    this.fresh = fresh;
    this.broker = EmbeddedBroker.start(fresh.home().log());
    this.client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
    this.events = events;
  }

  /** Fills the log of a new home. */
  static FilledLog of(Workbench bench) throws IOException, InterruptedException {
    FilledLog filled = new FilledLog(bench.home(), bench.events());
    try {
      filled.fill();
      return filled;
    } catch (IOException | InterruptedException | RuntimeException e) {
      filled.close();
      throw e;
    }
  }

  private void fill() throws IOException, InterruptedException {
    KafkaTopics.ensure(client);
    Bare.awaitLeaders(client, Topics.EVENTS.name());
    try (EventLog log = new EventLog(client)) {
      events.programs().all().forEach(log::putProgram);
    }
    Bare.send(client, Topics.EVENTS.name(), events);
  }

  Home home() {
    return fresh.home();
  }

  /** The bare consumer, up to the end. */
  Spent decode() {
    Map<Integer, Long> ends = ends();
    Spent.Watch watch = Spent.watch();
    Bare.decode(client, ends);
    return watch.spent();
  }

  /** The fold, from the start of its threads to the commit of the last event. */
  Spent fold(int threads) throws InterruptedException {
    Map<Integer, Long> ends = ends();
    Spent.Watch watch = Spent.watch();
    try (FoldStreams fold = FoldStreams.start(client, home().state(), threads)) {
      Pouring.awaitCommit(fold, client, ends);
      return watch.spent();
    }
  }

  /** The lake's writer, up to what was folded. */
  Spent toLake(Lake lake) throws InterruptedException {
    Map<Integer, Long> ends = ends();
    Spent.Watch watch = Spent.watch();
    try (LakeWriter writer = LakeWriter.start(lake, client)) {
      Pouring.awaitHead(writer, lake, ends);
      return watch.spent();
    }
  }

  /** One repeat per partition, which changes nothing, but has to be folded. */
  void repeatFirsts() throws IOException {
    try (EventLog log = new EventLog(client)) {
      for (LogRecord record : events.firstOfEachPartition()) {
        log.send(record.eventKey(), record.event(), "bench");
      }
    }
  }

  private Map<Integer, Long> ends() {
    return KafkaTopics.ends(client, Topics.EVENTS);
  }

  @Override
  public void close() throws IOException {
    try (fresh;
        broker) {
      // Both are closed, whatever becomes of the other.
    }
  }
}
