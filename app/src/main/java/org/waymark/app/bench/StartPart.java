package org.waymark.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.waymark.app.bench.Spent.Peer;
import org.waymark.app.kafka.EmbeddedBroker;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;
import org.waymark.schemas.topic.Topic.Partitions;
import org.waymark.schemas.topic.Topics;

/**
 * From nothing to the first event acknowledged, in a new home, in this process; and from the start
 * of a process to the first page that it answers.
 */
final class StartPart {

  private static final String CEILING = "a bare broker, topic and producer";

  private static final String ALIKE = "the same with as many logs as all topics have";

  private static final String BROKER = "a process with a bare broker";
  private static final Pattern LISTENS = Pattern.compile("listens at (\\S+)");

  private StartPart() {}

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    LogRecord event = bench.events().firstOfEachPartition().iterator().next();
    Spent bare = bare(bench, event, Topics.PARTITIONS);
    Spent alike = bare(bench, event, logs());
    Spent pipeline = pipeline(bench, event);
    return List.of(
        pipeline.millisBeside("first event acknowledged", new Peer(CEILING, bare)),
        pipeline.millisBeside("first event acknowledged", new Peer(ALIKE, alike)),
        firstPage(bench).millisBeside("first page of a process", new Peer(BROKER, broker(bench))));
  }

  private static Spent firstPage(Workbench bench) throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home()) {
      Spent.Watch watch = Spent.watch();
      try (Child up =
          Child.waymark(
              bench.directory(),
              MemoryPart.withHome(fresh.home(), "up", "--port", "0", "--publish-at", "never"))) {
        OverviewPage.requireAnswer(up.await(MemoryPart.PAGES));
        return watch.spent();
      }
    }
  }

  private static Spent broker(Workbench bench) throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home()) {
      Spent.Watch watch = Spent.watch();
      try (Child broker =
          Child.start(bench.directory(), BareBroker.class, fresh.home().log().toString())) {
        String unused = broker.await(LISTENS);
        return watch.spent();
      }
    }
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

  /** The partitions that a new home gets. */
  private static int logs() {
    return Topics.ALL.stream()
        .mapToInt(topic -> topic.partitions() == Partitions.ONE ? 1 : Topics.PARTITIONS)
        .sum();
  }

  private static Spent bare(Workbench bench, LogRecord event, int logs)
      throws IOException, InterruptedException {
    try (FreshHome fresh = bench.home()) {
      Spent.Watch watch = Spent.watch();
      try (EmbeddedBroker broker = EmbeddedBroker.start(fresh.home().log())) {
        Map<String, Object> client = KafkaSettings.EMBEDDED.client(broker.bootstrapServer());
        Bare.makeTopic(client, logs);
        Bare.sendOne(client, event);
        return watch.spent();
      }
    }
  }
}
