package org.waymark.reports.sandbox;

import java.util.Map;

/**
 * What the process that is locked up is told first.
 *
 * @param files of Parquet, as it sees them, by the name of the table
 * @param limits of each query
 * @param trial what it must not be able to do
 */
public record Setup(Map<String, String> files, Limits limits, Trial trial) {

  /** Copies the files. */
  public Setup {
    files = Map.copyOf(files);
  }

  /**
   * What is tried before anything else, and must fail. Whoever locks the process up can do each of
   * it, so that a failure means the lock.
   *
   * @param file that can be read outside
   * @param port of this machine on which somebody listens outside
   */
  public record Trial(String file, int port) {}
}
