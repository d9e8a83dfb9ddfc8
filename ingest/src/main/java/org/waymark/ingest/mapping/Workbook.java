package org.waymark.ingest.mapping;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.waymark.ingest.table.Table;

/**
 * The workbook of twelve fields that a small program can keep by hand: its sheets, columns and
 * lists of words, all from the mapping {@code workbook.json} that reads it again.
 */
public final class Workbook {

  /** The sheet that explains, and holds the program's id. */
  public static final String START = "Start";

  private static final String FILE = "workbook.json";

  private Workbook() {}

  /**
   * A column.
   *
   * @param name as its header
   * @param words of its list; empty when it has none
   * @param isDate whether it holds a day
   */
  public record Column(String name, List<String> words, boolean isDate) {}

  /** What the columns of the workbook mean. */
  public static Mapping mapping() {
    try (InputStream in = open()) {
      return MappingFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook's own mapping can be read", e);
    }
  }

  /** Whether tables are those of a workbook. */
  static boolean isOne(List<Table> tables) {
    List<String> names = tables.stream().map(Table::name).toList();
    return names.contains(START) && names.containsAll(sheets().keySet());
  }

  /** The sheets of rows, by name, with their columns from the left. */
  public static Map<String, List<Column>> sheets() {
    Map<String, List<Column>> sheets = new LinkedHashMap<>();
    for (JsonNode sheet : json().path("sheets")) {
      Map<String, Column> columns = new LinkedHashMap<>();
      add(new Column(sheet.path("row_key").asText(), List.of(), false), columns);
      add(new Column(sheet.path("client_id").asText(), List.of(), false), columns);
      for (JsonNode event : sheet.path("events")) {
        event
            .path("fields")
            .properties()
            .forEach(f -> add(column(f.getKey(), f.getValue()), columns));
      }
      columns.remove("");
      sheets.put(sheet.path("sheet").asText(), new ArrayList<>(columns.values()));
    }
    return sheets;
  }

  private static void add(Column column, Map<String, Column> columns) {
    columns.putIfAbsent(column.name(), column);
  }

  private static Column column(String field, JsonNode supply) {
    List<String> words = new ArrayList<>();
    supply.path("values").fieldNames().forEachRemaining(words::add);
    String name = supply.isTextual() ? supply.textValue() : supply.path("column").asText("");
    return new Column(name, words, field.equals("occurred_at"));
  }

  private static JsonNode json() {
    try (InputStream in = open()) {
      return JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook's own mapping can be read", e);
    }
  }

  private static InputStream open() {
    return Objects.requireNonNull(Workbook.class.getResourceAsStream(FILE), FILE);
  }
}
