package org.waymark.streams.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.PartsWatcher;

/**
 * Writes the rows of several files into one, in order: of a table of revisions the newest row of
 * each key, of any other table every row. DuckDB does it, five times cheaper than Iceberg's own
 * reader and writer. Events it sorts some people after the other, as many as fit into memory, since
 * its sort of more than that takes ever longer for each row. What does not fit all the same spills
 * to a {@link Scratch}, under a key that nobody keeps.
 */
final class SortedCopy {

  private static final int MEMORY_MIB = 512;

  /** So many events are read, sorted and written in so much memory without spilling. */
  private static final int EVENTS_PER_MIB = 384;

  private static final String LOST = "another upkeep has taken a new file for a leftover";

  private final Path scratch;
  private final int memoryMib;
  private final int mostEvents;
  private volatile @Nullable Statement running;
  private volatile boolean stopped;

  /** Spills to a directory, which need not be there. */
  SortedCopy(Path scratch) {
    this(scratch, MEMORY_MIB, MEMORY_MIB * EVENTS_PER_MIB);
  }

  /**
   * Likewise.
   *
   * @param mostEvents how many are sorted at once, but for those of one more person
   */
  SortedCopy(Path scratch, int memoryMib, int mostEvents) {
    this.scratch = scratch;
    this.memoryMib = memoryMib;
    this.mostEvents = mostEvents;
  }

  /**
   * Copies files of a table into a new one that no snapshot names yet; it is on the disk.
   *
   * @param watcher is told of each part of the rows
   * @throws StoppedException when it was stopped
   * @throws NotFoundException when a file has gone meanwhile, one of these or a new one
   */
  DataFile copy(LakeTable table, Table target, Collection<DataFile> files, PartsWatcher watcher) {
    SortedRows rows = new SortedRows(table, target);
    String location = newLocation(target);
    try {
      write(rows, files, location, watcher);
    } catch (IllegalStateException e) {
      if (files.stream().allMatch(file -> Files.exists(Path.of(file.location())))) {
        throw e;
      }
      throw new NotFoundException(e, "another upkeep has replaced files of %s", table);
    }
    try {
      return settled(target, location);
    } catch (RuntimeException e) {
      if (Files.exists(Path.of(location))) {
        throw e;
      }
      throw new NotFoundException(e, LOST);
    }
  }

  private static String newLocation(Table target) {
    return target
        .locationProvider()
        .newDataLocation("upkeep-%s.parquet".formatted(UUID.randomUUID()));
  }

  private static DataFile settled(Table target, String location) {
    settle(Path.of(location));
    InputFile written = target.io().newInputFile(location);
    return DataFiles.builder(target.spec())
        .withInputFile(written)
        .withFormat(FileFormat.PARQUET)
        .withMetrics(ParquetUtil.fileMetrics(written, MetricsConfig.forTable(target)))
        .build();
  }

  /** Ends the copy under way, and lets none begin. */
  void stop() {
    stopped = true;
    Statement statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw new IllegalStateException("cannot stop the rewriting of the lake", e);
      }
    }
  }

  /** A copy was stopped; nothing has changed. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(@Nullable Throwable cause) {
      super("the rewriting of the lake was stopped", cause);
    }
  }

  private void write(
      SortedRows rows, Collection<DataFile> files, String location, PartsWatcher watcher) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.createDirectories(scratch.getParent());
      for (String setting : settings()) {
        run(connection, setting);
      }
      run(connection, rows.stored(files));
      List<String> people = rows.table() == LakeTable.EVENTS ? people(connection) : List.of("true");
      if (people.size() == 1) {
        watcher.at(rows.what(), 0, 1);
        run(connection, rows.copy(rows.sorted(people.get(0)), location));
      } else {
        writeInParts(connection, rows, people, location, watcher);
      }
    } catch (SQLException e) {
      if (stopped) {
        throw new StoppedException(e);
      }
      throw new IllegalStateException("cannot rewrite files of the lake", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the lake", e);
    }
  }

  /** A file for each part, and one of all these. After a crash they are leftovers as any other. */
  private void writeInParts(
      Connection connection,
      SortedRows rows,
      List<String> people,
      String location,
      PartsWatcher watcher)
      throws SQLException, IOException {
    List<String> parts = people.stream().map(some -> newLocation(rows.target())).toList();
    int steps = parts.size() + 1;
    try {
      for (int i = 0; i < parts.size(); i++) {
        watcher.at(rows.what(), i, steps);
        run(connection, rows.copy(rows.sorted(people.get(i)), parts.get(i)));
      }
      watcher.at(rows.what(), parts.size(), steps);
      join(connection, rows, parts, location);
    } finally {
      for (String part : parts) {
        Files.deleteIfExists(Path.of(part));
      }
    }
  }

  private void join(Connection connection, SortedRows rows, List<String> parts, String location)
      throws SQLException {
    try {
      run(connection, rows.copy("SELECT * FROM " + SortedRows.parquet(parts), location));
    } catch (SQLException e) {
      if (parts.stream().allMatch(part -> Files.exists(Path.of(part)))) {
        throw e;
      }
      throw new NotFoundException(e, LOST);
    }
  }

  /** Conditions that divide the people, in the order of their keys. */
  private List<String> people(Connection connection) throws SQLException {
    List<String> starts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(SortedRows.starts(mostEvents))) {
      while (found.next()) {
        starts.add(SortedRows.text(found.getString(1)));
      }
    }
    List<String> people = new ArrayList<>();
    String from = "true";
    for (String start : starts.subList(Math.min(1, starts.size()), starts.size())) {
      people.add(from + " AND participant_key < " + start);
      from = "participant_key >= " + start;
    }
    people.add(from);
    return people;
  }

  private void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      running = statement;
      if (stopped) {
        throw new StoppedException(null);
      }
      statement.execute(sql);
    } finally {
      running = null;
    }
  }

  private List<String> settings() {
    return List.of(
        "SET TimeZone = 'UTC'",
        // Whoever imports or reads meanwhile needs the other cores more.
        "SET threads = 1",
        "SET memory_limit = '" + memoryMib + "MiB'",
        "SET temp_directory = " + SortedRows.text(scratch.toString()),
        // What spills are rows of people, and a crash leaves it behind. DuckDB without extensions
        // encrypts only when told that its own random numbers are good enough: for a key that lives
        // as long as a copy they are, beside tables that lie there in the clear.
        "SET force_mbedtls_unsafe = 'true'",
        "SET temp_file_encryption = true",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false");
  }

  /** DuckDB leaves the file to the system's cache; a commit must not name what a crash can take. */
  private static void settle(Path file) {
    try {
      sync(file);
      sync(Objects.requireNonNull(file.getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the lake", e);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
