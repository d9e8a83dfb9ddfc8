package org.waymark.streams.lake;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.lake.ColumnTypes;
import org.waymark.schemas.lake.LakeTable;

/**
 * Writes the rows of several files into one, in order: of a table of revisions the newest row of
 * each key, of any other table every row. DuckDB does it, five times cheaper than Iceberg's own
 * reader and writer, and it can spill: to the lake's own disk, under a key that nobody keeps.
 */
final class SortedCopy {

  private static final int MEMORY_MIB = 512;

  /** By which rows lie together, where a table has them: reports ask by program and time. */
  private static final List<String> FIRST = List.of("program_id", "month", "occurred_at");

  /** Events are read person by person, by the audit and by an erasure. */
  private static final List<String> OF_EVENTS = List.of("participant_key", "occurred_at");

  private static final List<String> PLACE = List.of("kafka_partition", "kafka_offset");

  private final Path scratch;
  private final int memoryMib;
  private volatile @Nullable Statement running;
  private volatile boolean stopped;

  /** Spills to a directory, which need not be there. */
  SortedCopy(Path scratch) {
    this(scratch, MEMORY_MIB);
  }

  SortedCopy(Path scratch, int memoryMib) {
    this.scratch = scratch;
    this.memoryMib = memoryMib;
  }

  /**
   * Copies files of a table into a new one that no snapshot names yet; it is on the disk.
   *
   * @throws StoppedException when it was stopped
   * @throws NotFoundException when a file has gone meanwhile, one of these or the new one
   */
  DataFile copy(LakeTable table, Table target, Collection<DataFile> files) {
    String location =
        target.locationProvider().newDataLocation("upkeep-%s.parquet".formatted(UUID.randomUUID()));
    try {
      write(sql(table, target, files, location));
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
      throw new NotFoundException(e, "another upkeep has taken a new file for a leftover");
    }
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

  private void write(String copy) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      Files.createDirectories(scratch.getParent());
      for (String setting : settings()) {
        run(connection, setting);
      }
      run(connection, copy);
    } catch (SQLException e) {
      if (stopped) {
        throw new StoppedException(e);
      }
      throw new IllegalStateException("cannot rewrite files of the lake", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the lake", e);
    }
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
        "SET temp_directory = " + text(scratch.toString()),
        // What spills are rows of people, and a crash leaves it behind. DuckDB without extensions
        // encrypts only when told that its own random numbers are good enough: for a key that lives
        // as long as a copy they are, beside tables that lie there in the clear.
        "SET force_mbedtls_unsafe = 'true'",
        "SET temp_file_encryption = true",
        "SET autoinstall_known_extensions = false",
        "SET autoload_known_extensions = false");
  }

  /** Columns go by name: a file that is older than a column has NULL there. */
  private static String sql(
      LakeTable table, Table target, Collection<DataFile> files, String location) {
    List<NestedField> columns = target.schema().columns();
    String typed =
        columns.stream()
            .map(column -> "NULL::" + ColumnTypes.sqlOf(column.type()) + " AS " + name(column))
            .collect(joining(", "));
    String paths = files.stream().map(file -> text(file.location())).collect(joining(", "));
    return """
        COPY (
          WITH stored AS (
            SELECT %s WHERE false
            UNION ALL BY NAME SELECT * FROM read_parquet([%s], union_by_name = true))
          SELECT %s FROM %s ORDER BY %s)
        TO %s (FORMAT parquet, COMPRESSION zstd, FIELD_IDS {%s}, USE_TMP_FILE false)"""
        .formatted(
            typed,
            paths,
            columns.stream().map(SortedCopy::name).collect(joining(", ")),
            counting(table),
            order(table, target),
            text(location),
            columns.stream().map(SortedCopy::fieldId).collect(joining(", ")));
  }

  private static String counting(LakeTable table) {
    if (table.key().isEmpty()) {
      return "stored";
    }
    String key = String.join(", ", table.key());
    return "stored SEMI JOIN (SELECT %s, max(kafka_offset) AS kafka_offset FROM stored GROUP BY %s) USING (%s, kafka_offset)"
        .formatted(key, key, key);
  }

  private static String order(LakeTable table, Table target) {
    return Stream.of(table == LakeTable.EVENTS ? OF_EVENTS : FIRST, table.key(), PLACE)
        .flatMap(List::stream)
        .filter(column -> target.schema().findField(column) != null)
        .distinct()
        .collect(joining(", "));
  }

  private static String fieldId(NestedField column) {
    return column.type().isListType()
        ? "%s: {__duckdb_field_id: %d, element: %d}"
            .formatted(name(column), column.fieldId(), column.type().asListType().elementId())
        : name(column) + ": " + column.fieldId();
  }

  private static String name(NestedField column) {
    return '"' + column.name() + '"';
  }

  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
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
