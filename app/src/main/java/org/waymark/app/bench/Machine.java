package org.waymark.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.iceberg.IcebergBuild;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * What it was measured on; its components are the names in JSON.
 *
 * @param load the load average of the last minute; negative where the system keeps none
 */
public record Machine(
    int cores, long heap_mib, String jdk, String os, double load, String kafka, String iceberg) {

  private static final long MIB = 1L << 20;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";
  private static final double KIB_PER_MIB = 1024;

  /** This one, now. */
  static Machine now() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() / MIB,
        Runtime.version().toString(),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        AppInfoParser.getVersion(),
        IcebergBuild.version());
  }

  /** The most memory that this process ever held, in MiB; empty where the system does not say. */
  static Optional<Double> peakMemory() throws IOException {
    if (!Files.exists(STATUS)) {
      return Optional.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK))
        .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
        .findFirst();
  }

  /** On one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d cores, heap %,d MiB, JDK %s, %s, load %.1f; Kafka %s, Iceberg %s",
        cores,
        heap_mib,
        jdk,
        os,
        load,
        kafka,
        iceberg);
  }
}
