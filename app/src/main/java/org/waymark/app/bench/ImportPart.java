package org.waymark.app.bench;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.app.pipeline.Importing;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.EventImport;
import org.waymark.ingest.ImportResult;
import org.waymark.ingest.Progress;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.log.EventLog;
import org.waymark.schemas.topic.Topics;

/**
 * An import of JSON lines, up to the log and up to the lake, beside a bare producer that sends the
 * same records, and beside a DuckDB that reads the same lines.
 */
final class ImportPart {

  private static final String PRODUCER = "a bare producer";
  private static final String DUCKDB = "DuckDB reading the same JSON lines";

  private ImportPart() {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    Events events = bench.events();
    Spent bare;
    Spent toLog;
    try (FreshHome fresh = bench.home();
        EmbeddedBroker broker = EmbeddedBroker.start(fresh.home().log())) {
      Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
      KafkaTopics.ensure(client);
      Bare.awaitLeaders(client, Topics.EVENTS.name());
      bare = Bare.produce(client, events);
      Spent.Watch importing = Spent.watch();
      toLog(client, events);
      toLog = importing.spent();
    }
    Spent toLake;
    try (FreshHome fresh = bench.home();
        Pipeline pipeline = Pipeline.start(fresh.home(), KafkaSettings.EMBEDDED)) {
      Bare.awaitLeaders(pipeline.client(), Topics.EVENTS.name());
      Spent.Watch importing = Spent.watch();
      toLake(fresh.home(), pipeline, events);
      toLake = importing.spent();
    }
    Peer producer = new Peer(PRODUCER, bare);
    Peer reader = new Peer(DUCKDB, Duck.json(events.lines()));
    List<Measure> measures = new ArrayList<>();
    measures.addAll(toLog.measures("to the log", events.count(), producer, reader));
    measures.addAll(toLake.measures("to the lake", events.count(), producer, reader));
    return measures;
  }

  private static void toLog(Map<String, Object> client, Events events) throws IOException {
    try (EventLog log = new EventLog(client)) {
      EventCheck check = new EventCheck(events.programs(), Clock.systemUTC());
      requireAll(
          new EventImport(check, log)
              .run(
                  List.of(events.source()),
                  Progress.NONE,
                  () -> Thread.currentThread().isInterrupted()),
          events);
    }
  }

  private static void toLake(Home home, Pipeline pipeline, Events events)
      throws IOException, InterruptedException {
    Importing importing = new Importing(home, pipeline);
    requireAll(
        importing
            .run(List.of(events.source()), events.programs(), Progress.NONE, missing -> {})
            .result(),
        events);
  }

  private static void requireAll(ImportResult result, Events events) {
    if (!result.complete() || result.accepted() != events.count()) {
      throw new IllegalStateException(
          "the import took %d of %d events".formatted(result.accepted(), events.count()));
    }
  }
}
