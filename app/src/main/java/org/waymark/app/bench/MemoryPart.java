package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.ingest.log.EventLog;

/**
 * The most resident memory of real processes, beside what a small machine has left for one: {@code
 * up} at rest and while a file comes in, the {@code import} that sends it, and a {@code replay} of
 * all of it. Nothing where the system does not say.
 */
final class MemoryPart {

  /** What {@code up} says as soon as it answers. */
  static final Pattern PAGES = Pattern.compile("pages are at (\\S+)");

  private static final Ceiling BUDGET = new Ceiling("the budget of 1.5 GB", 1.5e9 / (1 << 20));
  private static final Duration REST = Duration.ofSeconds(5);

  private final Path directory;
  private final Home home;

  private MemoryPart(Path directory, Home home) {
    this.directory = directory;
    this.home = home;
  }

  static List<Measure> run(Workbench bench) throws IOException, InterruptedException {
    if (Machine.peakMemory().isEmpty()) {
      return List.of();
    }
    try (FreshHome fresh = bench.home()) {
      return new MemoryPart(bench.directory(), fresh.home()).measures(bench.events());
    }
  }

  private List<Measure> measures(Events events) throws IOException, InterruptedException {
    double resting;
    double taking;
    double importing;
    try (Child up = waymark("up", "--port", "0", "--publish-at", "never")) {
      up.await(PAGES);
      Thread.sleep(REST.toMillis());
      resting = up.peakMemory();
      putPrograms(events);
      importing = peak("import", events.lines().toString());
      taking = up.peakMemory();
    }
    return List.of(
        measure("up, at rest", resting),
        measure("up, while importing", taking),
        measure("the import beside it", importing),
        measure("replay", peak("replay")));
  }

  /** To the log of the process that runs. */
  private void putPrograms(Events events) throws InterruptedException {
    try (Pipeline running = Pipeline.open(home, KafkaSettings.EMBEDDED)) {
      try (EventLog log = new EventLog(running.client())) {
        events.programs().all().forEach(log::putProgram);
      }
      running.awaitLake(home, missing -> {});
    }
  }

  private double peak(String... arguments) throws IOException, InterruptedException {
    try (Child child = waymark(arguments)) {
      return child.peakMemoryAtEnd();
    }
  }

  private Child waymark(String... arguments) throws IOException {
    return Child.waymark(directory, withHome(home, arguments));
  }

  /** A command on a home. */
  static String[] withHome(Home home, String... arguments) {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--home";
    all[arguments.length + 1] = home.directory().toString();
    return all;
  }

  private static Measure measure(String name, double mebibytes) {
    return Measure.of(name, Unit.MEBIBYTES, mebibytes, BUDGET);
  }
}
