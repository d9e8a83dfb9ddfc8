package org.waymark.reports.lake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Sets up a DuckDB in memory that sees the files of a cut and nothing else. Fails closed: a session
 * whose set-up did not run to its end is closed and never handed out.
 */
final class Session {

  private static final int MOST_THREADS = 4;
  private static final long MIB = 1L << 20;
  private static final long LEAST_MEMORY_MIB = 1024;
  private static final long MOST_MEMORY_MIB = 8192;

  private Session() {}

  /**
   * A locked connection with what is to be seen, but for the views that can wait until they are
   * named.
   *
   * @param later keeps these
   */
  static Connection open(Beside seen, UnmadeViews later, Optional<Path> target)
      throws SQLException {
    Properties properties = new Properties();
    // Without it a result is held whole before its first row is seen.
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try {
      prepare(connection, seen, later, target);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepare(
      Connection connection, Beside seen, UnmadeViews later, Optional<Path> target)
      throws SQLException {
    for (String setting : settings()) {
      run(connection, setting);
    }
    for (String view : seen.views()) {
      if (!later.keep(view)) {
        for (String named : later.before(view)) {
          run(connection, named);
        }
        run(connection, view);
      }
    }
    for (String lock : locks(seen, target)) {
      run(connection, lock);
    }
  }

  private static List<String> settings() {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return List.of(
        "SET TimeZone = 'UTC'",
        "SET threads = " + threads,
        "SET memory_limit = '" + memoryMib() + "MiB'",
        // What spills are rows of people: nothing spills. Must come before the lock.
        "SET temp_directory = ''",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false");
  }

  /** A quarter of the machine's memory: the broker and the topology may run beside it. */
  private static long memoryMib() {
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() / MIB;
    return Math.min(MOST_MEMORY_MIB, Math.max(LEAST_MEMORY_MIB, machine / 4));
  }

  /** The order matters: after external access is off, no path can be allowed any more. */
  private static List<String> locks(Beside seen, Optional<Path> target) {
    List<String> allowed =
        Stream.concat(seen.files().stream(), target.stream().map(Path::toString)).toList();
    return List.of(
        "SET allowed_paths = " + Literals.list(allowed),
        "SET enable_external_access = false",
        "SET lock_configuration = true");
  }

  /** Runs one statement. Each has a JDBC statement of its own, since an error closes that. */
  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
