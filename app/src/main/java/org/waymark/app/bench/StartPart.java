package org.waymark.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;

/**
 * From nothing to the first event acknowledged, in a new home; the start of the virtual machine is
 * not in it.
 */
final class StartPart {

  private static final String CEILING = "a bare broker, topic and producer";

  private StartPart() {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    LogRecord event = bench.events().firstOfEachPartition().iterator().next();
    Spent bare = bare(bench, event);
    Spent pipeline = pipeline(bench, event);
    return List.of(
        Measure.of(
            "first event acknowledged",
            Unit.MILLISECONDS,
            pipeline.millis(),
            new Ceiling(CEILING, bare.millis())));
  }

  private static Spent pipeline(Workbench bench, LogRecord event)
      throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home()) {
      Spent.Watch watch = Spent.watch();
      try (Pipeline pipeline = Pipeline.start(fresh.home(), KafkaSettings.EMBEDDED);
          EventLog log = new EventLog(pipeline.client())) {
        log.send(event.eventKey(), event.event(), "bench");
        log.flush();
        return watch.spent();
      }
    }
  }

  private static Spent bare(Workbench bench, LogRecord event)
      throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home()) {
      Spent.Watch watch = Spent.watch();
      try (EmbeddedBroker broker = EmbeddedBroker.start(fresh.home().log())) {
        Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
        Bare.makeTopic(client);
        Bare.sendOne(client, event);
        return watch.spent();
      }
    }
  }
}
