package org.waymark.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.IcebergBuild;
import org.apache.kafka.common.utils.AppInfoParser;
import org.waymark.app.pipeline.Software;

/**
 * What it was measured on, and with what; its components are the names in JSON.
 *
 * @param memory_mib of the whole machine
 * @param load the load average of the last minute; negative where the system keeps none
 */
public record Machine(
    int cores,
    long memory_mib,
    long heap_mib,
    String jdk,
    String os,
    double load,
    String waymark,
    String kafka,
    String iceberg,
    String duckdb) {

  private static final long MIB = 1L << 20;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final Path PROCESSES = Path.of("/proc");
  private static final String PEAK = "VmHWM:";
  private static final double KIB_PER_MIB = 1024;

  /** This one, now. */
  static Machine now() throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        SYSTEM.getTotalMemorySize() / MIB,
        Runtime.getRuntime().maxMemory() / MIB,
        Runtime.version().toString(),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        SYSTEM.getSystemLoadAverage(),
        Software.version(),
        AppInfoParser.getVersion(),
        IcebergBuild.version(),
        Duck.version());
  }

  /** The most memory that this process ever held, in MiB; empty where the system does not say. */
  static Optional<Double> peakMemory() throws IOException {
    return peakMemory(ProcessHandle.current().pid());
  }

  /** The most memory that a process ever held; empty likewise, and when it has ended. */
  static Optional<Double> peakMemory(long process) throws IOException {
    Path status = PROCESSES.resolve(Long.toString(process)).resolve("status");
    try (Stream<String> lines = Files.lines(status)) {
      return peak(lines);
    } catch (NoSuchFileException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> peak(Stream<String> lines) {
    return lines
        .filter(line -> line.startsWith(PEAK))
        .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
        .findFirst();
  }

  /** On one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cores, %,d MiB, heap %,d MiB, JDK %s, %s, load %.1f;"
            + " Waymark %s, Kafka %s, Iceberg %s, DuckDB %s",
        cores,
        memory_mib,
        heap_mib,
        jdk,
        os,
        load,
        waymark,
        kafka,
        iceberg,
        duckdb);
  }
}
