package org.waymark.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.waymark.app.bench.Measure.Ceiling;
import org.waymark.schemas.lake.Lake;

/**
 * Whether ten times the events are ten times the work: a replay, the report and the state at four
 * sizes, each beside a straight line through the smallest. Below 1 it grows faster than the events.
 */
final class GrowthPart {

  private static final List<Double> SHARES = List.of(0.1, 0.3, 1.0, 3.0);
  private static final String LINE = "a straight line through the smallest";
  private static final int THREADS = 2;

  private GrowthPart() {}

  /**
   * What one size came to.
   *
   * @param rate of the replay, in events per second
   * @param millis of the report, from opening the lake
   * @param bytes of state for each event
   */
  private record Point(long events, double rate, double millis, double bytes) {

    List<Measure> beside(Point smallest) {
      double times = (double) events / smallest.events;
      return List.of(
          measure("replay", Unit.EVENTS_PER_SECOND, rate, smallest.rate),
          measure("report", Unit.MILLISECONDS, millis, smallest.millis * times),
          measure("state stores", Unit.BYTES_PER_EVENT, bytes, smallest.bytes));
    }

    private Measure measure(String name, Unit unit, double value, double line) {
      return Measure.of(name, unit, value, new Ceiling(LINE, line)).at(events);
    }
  }

  static List<Measure> run(Workbench bench, Bench.Telling telling)
      throws IOException, InterruptedException {
    // Once for the compiler: else every other size would look good beside the smallest.
    telling.step("warming up", 0);
    Point unused = point(bench, SHARES.get(0));
    List<Point> points = new ArrayList<>();
    double all = SHARES.stream().mapToDouble(share -> share).sum();
    double done = 0;
    for (double share : SHARES) {
      telling.step("%s times the events".formatted(share), done / all);
      points.add(point(bench, share));
      done += share;
    }
    return points.stream().flatMap(point -> point.beside(points.get(0)).stream()).toList();
  }

  private static Point point(Workbench bench, double share)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(bench.directory(), "growth-");
    long about = Math.round(bench.events().count() * share);
    Events events = share == 1 ? bench.events() : Events.make(about, directory);
    try (Workbench sized = new Workbench(directory, events, bench.steady())) {
      return point(sized);
    } finally {
      Trees.delete(directory);
    }
  }

  private static Point point(Workbench sized) throws IOException, InterruptedException {
    long events = sized.events().count();
    try (FilledLog log = FilledLog.of(sized);
        Lake lake = Lake.open(log.home().lake())) {
      double rate = events / log.fold(THREADS).seconds();
      double bytes = (double) Trees.bytes(log.home().state(), file -> true) / events;
      log.toLake(lake);
      return new Point(events, rate, ReportPart.report(log.home().lake()).cold().millis(), bytes);
    }
  }
}
