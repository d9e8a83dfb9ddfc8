package org.waymark.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
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

  /**
   * Another work that the same run did with as many events.
   *
   * @param what was done
   */
  record Peer(String what, Spent spent) {}

  /** Events per second and CPU per event, each beside the same of every peer. */
  List<Measure> measures(String name, long events, Peer... peers) {
    return Stream.of(peers).flatMap(peer -> beside(name, events, peer).stream()).toList();
  }

  private List<Measure> beside(String name, long events, Peer peer) {
    return List.of(
        Measure.of(
            name,
            Unit.EVENTS_PER_SECOND,
            events / seconds,
            new Ceiling(peer.what, events / peer.spent.seconds)),
        Measure.of(
            name + ", CPU",
            Unit.CPU_MICROS_PER_EVENT,
            cpuSeconds * MICROS / events,
            new Ceiling(peer.what, peer.spent.cpuSeconds * MICROS / events)));
  }

  /** Milliseconds beside those of a peer. */
  Measure millisBeside(String name, Peer peer) {
    return Measure.of(
        name, Unit.MILLISECONDS, millis(), new Ceiling(peer.what, peer.spent.millis()));
  }
}
