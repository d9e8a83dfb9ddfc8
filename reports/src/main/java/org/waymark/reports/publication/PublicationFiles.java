package org.waymark.reports.publication;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Split;

/**
 * Writes the files of a publication: plain Parquet, sorted, the same bytes for the same rows. One
 * thread writes, since several would share rows out between row groups as they happen to run.
 */
final class PublicationFiles {

  /** The statements that make views of the files. */
  static final String VIEWS = "views.sql";

  /** A row for every cell. */
  static final String CELLS = "cells.parquet";

  private static final String PROGRAMS = "programs.parquet";
  private static final String PARTS = "catalogue/parts.parquet";
  static final String REBASES = "rebases.parquet";
  private static final String DEFINITIONS = "catalogue/definitions.parquet";

  /** Names and types. */
  static final Map<String, String> COLUMNS_OF_CELLS =
      columns(
          "program_id VARCHAR, grain VARCHAR, period_start DATE, period_end DATE, period VARCHAR,"
              + " indicator VARCHAR, part VARCHAR, version INTEGER, position INTEGER,"
              + " part_position INTEGER, numerator BIGINT,"
              + " denominator BIGINT, unknown BIGINT, people BIGINT, value DECIMAL(18;6),"
              + " lower DECIMAL(18;6), upper DECIMAL(18;6), unit VARCHAR, status VARCHAR, flags VARCHAR,"
              + " counted_at BIGINT");

  private static final Map<String, String> COLUMNS_OF_PROGRAMS =
      columns("program_id VARCHAR, name VARCHAR, type VARCHAR, region VARCHAR");

  static final Map<String, String> COLUMNS_OF_REBASES =
      columns(
          "program_id VARCHAR, indicator VARCHAR, from_month DATE, reason VARCHAR,"
              + " recorded_on DATE");

  private static final Map<String, String> COLUMNS_OF_DEFINITIONS =
      columns(
          "indicator VARCHAR, kind VARCHAR, version INTEGER, position INTEGER, name VARCHAR,"
              + " question VARCHAR,"
              + " family VARCHAR, unit VARCHAR, counted VARCHAR, out_of VARCHAR, good VARCHAR,"
              + " sources VARCHAR, voice VARCHAR, gaming VARCHAR, cannot_tell VARCHAR");

  private static final Map<String, String> COLUMNS_OF_PARTS =
      columns(
          "indicator VARCHAR, part VARCHAR, part_position INTEGER, unit VARCHAR, counted VARCHAR,"
              + " out_of VARCHAR");

  private PublicationFiles() {}

  /**
   * A program as it is published.
   *
   * @param id for ever
   */
  record PublishedProgram(String id, String name, String type, String region) {}

  /**
   * Writes them into a directory that is there.
   *
   * @return the SHA-256 of each by its path
   */
  static Map<String, String> write(
      Path directory,
      List<PublishedCell> cells,
      List<PublishedProgram> programs,
      List<PublishedRebase> rebases)
      throws IOException {
    Files.createDirectories(directory.resolve(DEFINITIONS).getParent());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      run(connection, "SET threads = 1");
      run(connection, "SET temp_directory = ''");
      new Sheet(CELLS, COLUMNS_OF_CELLS, "program_id, period_start, position, part_position")
          .write(connection, directory, cells.stream().map(PublicationFiles::row).toList());
      new Sheet(PROGRAMS, COLUMNS_OF_PROGRAMS, "program_id")
          .write(connection, directory, programs.stream().map(PublicationFiles::row).toList());
      new Sheet(REBASES, COLUMNS_OF_REBASES, "program_id, indicator, from_month")
          .write(connection, directory, rebases.stream().map(PublicationFiles::row).toList());
      new Sheet(DEFINITIONS, COLUMNS_OF_DEFINITIONS, "position")
          .write(connection, directory, definitions());
      new Sheet(PARTS, COLUMNS_OF_PARTS, "indicator, part_position")
          .write(connection, directory, parts());
    } catch (SQLException e) {
      throw new IOException("the files of a publication cannot be written", e);
    }
    Files.write(directory.resolve(VIEWS), views());
    Map<String, String> sums = new TreeMap<>();
    for (String file : List.of(CELLS, PROGRAMS, REBASES, DEFINITIONS, PARTS, VIEWS)) {
      sums.put(file, Digests.of(directory.resolve(file)));
    }
    return sums;
  }

  /** A file that is to be. */
  private record Sheet(String file, Map<String, String> columns, String order) {

    void write(Connection connection, Path directory, List<List<@Nullable Object>> rows)
        throws SQLException {
      run(connection, "CREATE OR REPLACE TABLE sheet (%s)".formatted(typed()));
      try (DuckDBAppender appender =
          connection.unwrap(DuckDBConnection.class).createAppender("sheet")) {
        for (List<@Nullable Object> row : rows) {
          appender.beginRow();
          for (@Nullable Object value : row) {
            append(appender, value);
          }
          appender.endRow();
        }
      }
      run(
          connection,
          "COPY (SELECT %s FROM sheet ORDER BY %s) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
              .formatted(
                  String.join(", ", columns.keySet()),
                  order,
                  Literals.text(directory.resolve(file).toString())));
    }

    private String typed() {
      return columns.entrySet().stream()
          .map(column -> column.getKey() + " " + column.getValue())
          .collect(joining(", "));
    }
  }

  /** A query for no cells with all columns: earlier publications may lack some. */
  static String noCells() {
    return COLUMNS_OF_CELLS.entrySet().stream()
        .map(column -> "NULL::%s AS %s".formatted(column.getValue(), column.getKey()))
        .collect(joining(", ", "SELECT ", " WHERE false"));
  }

  private static List<@Nullable Object> row(PublishedCell cell) {
    PublishedNumbers numbers = cell.numbers().orElse(null);
    String flags = cell.flags().stream().map(Object::toString).collect(joining(";"));
    return Arrays.asList(
        cell.key().programId(),
        cell.key().period().grain().toString(),
        cell.key().period().startInclusive(),
        cell.key().period().endExclusive(),
        cell.key().period().label(),
        cell.key().indicator(),
        cell.key().part().orElse(null),
        cell.definition().version(),
        position(cell.key().indicator()),
        cell.definition().partPosition(),
        numbers == null ? null : numbers.numerator(),
        numbers == null ? null : numbers.denominator(),
        numbers == null ? null : numbers.unknown(),
        numbers == null ? null : numbers.people(),
        numbers == null ? null : numbers.value(),
        numbers == null ? null : numbers.lower(),
        numbers == null ? null : numbers.upper(),
        cell.definition().unit().orElse(null),
        cell.status().toString(),
        flags.isEmpty() ? null : flags,
        cell.countedAt());
  }

  private static List<@Nullable Object> row(PublishedProgram program) {
    return Arrays.asList(program.id(), program.name(), program.type(), program.region());
  }

  private static List<@Nullable Object> row(PublishedRebase rebase) {
    return Arrays.asList(
        rebase.programId(),
        rebase.indicator(),
        rebase.from(),
        rebase.reason(),
        rebase.recordedOn());
  }

  private static List<List<@Nullable Object>> definitions() {
    return IntStream.range(0, Catalogue.ALL.size())
        .mapToObj(position -> row(position, Catalogue.ALL.get(position)))
        .toList();
  }

  private static List<List<@Nullable Object>> parts() {
    return Catalogue.FLOW.stream().flatMap(PublicationFiles::parts).toList();
  }

  private static Stream<List<@Nullable Object>> parts(Indicator indicator) {
    List<Split> splits = Catalogue.parts(indicator);
    return IntStream.range(0, splits.size())
        .mapToObj(i -> part(i + 1, splits.get(i).part(), indicator.part(splits.get(i))));
  }

  private static List<@Nullable Object> part(int position, String name, Indicator part) {
    return Arrays.asList(
        part.id(), name, position, part.unit().toString(), part.counted(), part.outOf());
  }

  private static List<@Nullable Object> row(int position, Indicator indicator) {
    return Arrays.asList(
        indicator.id(),
        kind(indicator),
        indicator.version(),
        position,
        indicator.name(),
        indicator.question(),
        indicator.family().title(),
        indicator.unit().toString(),
        indicator.counted(),
        indicator.outOf(),
        lower(indicator.good()),
        String.join(";", indicator.sources()),
        lower(indicator.voice()),
        indicator.gaming(),
        indicator.cannotTell());
  }

  private static String kind(Indicator indicator) {
    if (Catalogue.FLOW.contains(indicator)) {
      return "flow";
    }
    return Catalogue.SPELL.contains(indicator) ? "spell" : "quality";
  }

  /** Where an indicator stands in the catalogue, from 0. */
  private static int position(String id) {
    return IntStream.range(0, Catalogue.ALL.size())
        .filter(i -> Catalogue.ALL.get(i).id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no indicator " + id));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    if (value == null) {
      appender.appendNull();
    } else if (value instanceof String text) {
      appender.append(text);
    } else if (value instanceof Integer number) {
      appender.append(number.intValue());
    } else if (value instanceof Long number) {
      appender.append(number.longValue());
    } else if (value instanceof BigDecimal number) {
      appender.append(number);
    } else if (value instanceof LocalDate day) {
      appender.append(day);
    } else {
      throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  private static byte[] views() throws IOException {
    try (InputStream in =
        PublicationFiles.class.getResourceAsStream(
            "/org/waymark/reports/sql/publication/" + VIEWS)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + VIEWS);
      }
      return in.readAllBytes();
    }
  }

  /** From names and types with a comma between columns; one inside a type is spelt {@code ;}. */
  private static Map<String, String> columns(String typed) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : typed.split(", *")) {
      String[] parts = column.split(" ", 2);
      columns.put(parts[0], parts[1].replace(';', ','));
    }
    return columns;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
