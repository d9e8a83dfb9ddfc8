package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs parts and sums up what they measured. The first of several runs of a part warms up and does
 * not count.
 */
public final class Bench {

  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
  private static final String PROCESS = "process";
  private static final String STOPPED = "stopped";

  private final Plan plan;
  private final Telling telling;

  private Bench(Plan plan, Telling telling) {
    this.plan = plan;
    this.telling = telling;
  }

  /** Hears which step begins, and what share of its part is done, from 0 to 1. */
  @FunctionalInterface
  public interface Telling {
    void step(String what, double share);
  }

  /**
   * What to run.
   *
   * @param events about how many
   * @param runs of each part, 1 or more
   */
  public record Plan(Set<Part> parts, long events, int runs) {

    /** Copies the parts. */
    public Plan {
      parts = Set.copyOf(parts);
    }
  }

  /**
   * What came of it; its components are the names in JSON.
   *
   * @param events how many there were
   * @param runs of each part
   * @param counted of these
   * @param figures of the parts that ended
   * @param failure of the part that did not, with which all ended; null if there was none
   */
  public record Results(
      Machine machine,
      long events,
      int runs,
      int counted,
      List<Figure> figures,
      @Nullable Failure failure) {}

  /** Which part failed, and why; its components are the names in JSON. */
  public record Failure(String part, String reason) {}

  /**
   * Runs a plan in a new directory inside another, which is deleted again. An interrupt ends the
   * part that runs as a failure would: what was measured before it took long.
   *
   * @throws InterruptedException when interrupted before the first part
   */
  public static Results run(Plan plan, Path parent, Telling telling)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(parent, "work-");
    try {
      return new Bench(plan, telling).run(directory);
    } finally {
      Trees.delete(directory);
    }
  }

  private Results run(Path directory) throws IOException, InterruptedException {
    Machine machine = Machine.now();
    telling.step("making events up", 0);
    Events events = Events.make(plan.events(), directory);
    List<Figure> figures = new ArrayList<>();
    Failure failure;
    try (Workbench bench = new Workbench(directory, events, Size.steady(plan.events()))) {
      failure = measure(bench, figures);
    }
    peakMemory().ifPresent(figures::add);
    return new Results(
        machine, events.count(), plan.runs(), Math.max(1, plan.runs() - 1), figures, failure);
  }

  /** Adds the figures of one part after the other, up to one that fails. */
  private @Nullable Failure measure(Workbench bench, List<Figure> figures) {
    for (Part part : Part.values()) {
      if (!plan.parts().contains(part)) {
        continue;
      }
      try {
        figures.addAll(Figure.of(part.toString(), counted(runs(part, bench))));
      } catch (InterruptedException | IOException | RuntimeException e) {
        // Kafka's clients, and a channel that it closes, leave the interrupt with the thread.
        boolean stopped = Thread.interrupted() || e instanceof InterruptedException;
        if (!stopped) {
          LOG.error("the part {} failed", part, e);
        }
        return new Failure(part.toString(), stopped ? STOPPED : e.toString());
      }
    }
    return null;
  }

  private List<List<Measure>> runs(Part part, Workbench bench)
      throws IOException, InterruptedException {
    List<List<Measure>> runs = new ArrayList<>();
    for (int run = 0; run < plan.runs(); run++) {
      String name = "%s, run %d of %d".formatted(part, run + 1, plan.runs());
      double before = (double) run / plan.runs();
      telling.step(name, before);
      runs.add(
          part.run(
              bench,
              (what, share) -> telling.step(name + ": " + what, before + share / plan.runs())));
    }
    return runs;
  }

  private static List<List<Measure>> counted(List<List<Measure>> runs) {
    return runs.size() > 1 ? runs.subList(1, runs.size()) : runs;
  }

  private static Optional<Figure> peakMemory() throws IOException {
    return Machine.peakMemory()
        .map(peak -> Measure.of("peak of resident memory", Unit.MEBIBYTES, peak))
        .map(measure -> Figure.of(PROCESS, List.of(List.of(measure))).get(0));
  }
}
