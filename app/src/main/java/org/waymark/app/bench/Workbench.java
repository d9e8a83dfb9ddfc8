package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;
import org.waymark.schemas.topic.Topics;

/** What the parts share: events, fresh homes, and a home with a lake of all events. */
final class Workbench implements AutoCloseable {

  private final Path directory;
  private final Events events;
  private final Duration steady;
  private Optional<FreshHome> filled = Optional.empty();
  private Optional<Events.Packed> packed = Optional.empty();

  /**
   * In a directory that is deleted by whoever made it.
   *
   * @param steady how long a steady stream is watched
   */
  Workbench(Path directory, Events events, Duration steady) {
    this.directory = directory;
    this.events = events;
    this.steady = steady;
  }

  Duration steady() {
    return steady;
  }

  Events events() {
    return events;
  }

  /** The events, packed; at the first call. */
  Events.Packed packed() throws IOException {
    if (packed.isEmpty()) {
      packed = Optional.of(events.pack());
    }
    return packed.get();
  }

  Path directory() {
    return directory;
  }

  FreshHome home() throws IOException {
    return FreshHome.in(directory);
  }

  /** A home whose lake holds all events; made at the first call. Nothing runs on it. */
  Home filledHome() throws IOException, InterruptedException {
    if (filled.isEmpty()) {
      FreshHome fresh = home();
      filled = Optional.of(fresh);
      fill(fresh.home());
    }
    return filled.get().home();
  }

  private void fill(Home home) throws IOException, InterruptedException {
    try (Pipeline pipeline = Pipeline.start(home, KafkaSettings.EMBEDDED)) {
      Bare.awaitLeaders(pipeline.client(), Topics.EVENTS.name());
      try (EventLog log = new EventLog(pipeline.client())) {
        events.programs().all().forEach(log::putProgram);
      }
      Bare.send(pipeline.client(), Topics.EVENTS.name(), events);
      pipeline.awaitLake(home, missing -> {});
    }
  }

  @Override
  public void close() throws IOException {
    if (filled.isPresent()) {
      filled.get().close();
    }
  }
}
