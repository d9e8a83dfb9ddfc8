package org.waymark.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.waymark.app.bench.Measure.Ceiling;

/**
 * What a work took.
 *
 * @param seconds of the wall clock
 * @param cpuSeconds of all threads of this process; on a busy machine the steadier of the two
 */
record Spent(double seconds, double cpuSeconds) {

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;
  private static final double MILLIS = 1e3;

  /** Begins to time what follows. */
  static Watch watch() {
    return new Watch(System.nanoTime(), PROCESS.getProcessCpuTime());
  }

  /** When something began. */
  record Watch(long nanos, long cpuNanos) {

    /** What was spent since. */
    Spent spent() {
      return new Spent(
          (System.nanoTime() - nanos) / NANOS, (PROCESS.getProcessCpuTime() - cpuNanos) / NANOS);
    }
  }

  double millis() {
    return seconds * MILLIS;
  }

  /** Events per second and CPU per event, each beside the same of a ceiling for as many events. */
  List<Measure> measures(String name, long events, String ceiling, Spent best) {
    return List.of(
        Measure.of(
            name,
            Unit.EVENTS_PER_SECOND,
            events / seconds,
            new Ceiling(ceiling, events / best.seconds)),
        Measure.of(
            name + ", CPU",
            Unit.CPU_MICROS_PER_EVENT,
            cpuSeconds * MICROS / events,
            new Ceiling(ceiling, best.cpuSeconds * MICROS / events)));
  }
}
