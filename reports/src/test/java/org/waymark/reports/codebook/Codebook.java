package org.waymark.reports.codebook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.schemas.lake.LakeTable;

/**
 * {@code docs/codebook.md}: every column of every table that {@code waymark sql} sees. The words
 * are those of the IDL and of the catalogue, and for what neither knows those of {@code words.txt}.
 */
final class Codebook {

  private static final String HEAD =
      """
      # The codebook

      Every table of `waymark sql` and every column, made from the IDL (`schemas/src/main/avro`), the catalogue of indicators and the
      tables as DuckDB has them. Days are local days of the program, times are UTC. What a column of an indicator counts is written
      out in [indicators.md](indicators.md).
      """;

  private final Map<String, String> tables = new LinkedHashMap<>();
  private final Map<String, String> alike = new HashMap<>();
  private final Map<String, Words> words = new HashMap<>();

  private Codebook() {}

  /**
   * A column of a table.
   *
   * @param type as DuckDB spells it
   */
  record Column(String table, String name, String type) {}

  /**
   * The page of some columns, in the order of the tables in {@code words.txt}.
   *
   * @throws IllegalArgumentException when there are no words for a table or column
   */
  static String page(List<Column> columns) {
    Codebook codebook = read();
    Map<String, List<Column>> byTable = columns.stream().collect(groupingBy(Column::table));
    for (String table : byTable.keySet()) {
      codebook.requireKnown(table);
    }
    return codebook.tables.keySet().stream()
        .filter(byTable::containsKey)
        .map(table -> codebook.section(table, Objects.requireNonNull(byTable.get(table))))
        .collect(joining("", HEAD, ""));
  }

  private String section(String table, List<Column> columns) {
    return "\n## %s\n\n%s\n\n| column | type | unit | meaning | NULL |\n|---|---|---|---|---|\n"
            .formatted(table, tables.get(table))
        + columns.stream().map(this::row).collect(joining());
  }

  private String row(Column column) {
    Words said =
        wordsOf(column.table, column.name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there are no words for %s.%s; say it in the IDL, the catalogue or words.txt"
                            .formatted(column.table, column.name)));
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(column.name, type(column.type), said.unit(), said.meaning(), said.absent());
  }

  private Optional<Words> wordsOf(String table, String column) {
    return Stream.<Optional<Words>>of(
            Optional.ofNullable(words.get(table + "." + column)),
            ofLake(table, column),
            Optional.ofNullable(alike.get(table)).flatMap(other -> wordsOf(other, column)),
            OfCounts.of(column),
            Optional.ofNullable(words.get("*." + column)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Words> ofLake(String table, String column) {
    return LakeTable.ALL.stream()
        .filter(each -> each.name().equals(table) && !each.topic().name().endsWith("-months"))
        .findFirst()
        .flatMap(each -> OfRecords.of(each, column));
  }

  private void requireKnown(String table) {
    if (!tables.containsKey(table)) {
      throw new IllegalArgumentException("words.txt does not say what a row of " + table + " is");
    }
  }

  /** Short: what a STRUCT is made of stands in its meaning. */
  private static String type(String type) {
    return type.startsWith("STRUCT") ? "STRUCT" : type;
  }

  private static Codebook read() {
    Codebook codebook = new Codebook();
    text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> List.of(line.split(" *\\| *", -1)))
        .forEach(codebook::add);
    return codebook;
  }

  /** {@code TABLE | words}, {@code TABLE < OTHER | words} or {@code TABLE.COLUMN | u | m | n}. */
  private void add(List<String> parts) {
    if (parts.size() == 2) {
      String[] names = parts.get(0).split(" *< *");
      tables.put(names[0], parts.get(1));
      if (names.length == 2) {
        alike.put(names[0], names[1]);
      }
      return;
    }
    words.put(parts.get(0), new Words(parts.get(1), parts.get(2), parts.get(3)));
  }

  private static String text() {
    try (InputStream in = Codebook.class.getResourceAsStream("words.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("words.txt cannot be read", e);
    }
  }
}
