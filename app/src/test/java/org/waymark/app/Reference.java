package org.waymark.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The logs that came with known results. */
public final class Reference {

  static final Path FILES = Path.of("../streams/src/test/resources/reference");

  /** The programs of all of them. */
  public static final Path PROGRAMS = FILES.resolve("programs.csv");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Reference() {}

  /** The lines of a log. */
  public static List<String> lines(String log) throws IOException {
    return Files.readAllLines(FILES.resolve(log).resolve("events.jsonl"));
  }

  /** The lines that were recorded by a time. */
  static List<String> linesRecordedBy(String log, String time) throws IOException {
    List<String> recorded = new ArrayList<>();
    for (String line : lines(log)) {
      // Times in UTC, to the second, compare as text.
      if (JSON.readTree(line).get("recorded_at").textValue().compareTo(time) <= 0) {
        recorded.add(line);
      }
    }
    return recorded;
  }

  /** What a log must come to: counts by column, by {@code participant|program|month}. */
  public static Map<String, Map<String, Long>> expectedRows(String log, String... path)
      throws IOException {
    JsonNode node = JSON.readTree(FILES.resolve(log).resolve("expected.json").toFile());
    for (String step : path) {
      node = node.get(step);
    }
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    node.get("rows")
        .fields()
        .forEachRemaining(
            row -> {
              Map<String, Long> counts = new TreeMap<>();
              row.getValue()
                  .fields()
                  .forEachRemaining(count -> counts.put(count.getKey(), count.getValue().asLong()));
              rows.put(row.getKey(), counts);
            });
    return rows;
  }

  /** The states that the goals of people with rows must have, by {@code participant/goal}. */
  static Map<String, String> expectedGoals(String log) throws IOException {
    JsonNode expected = JSON.readTree(FILES.resolve(log).resolve("expected.json").toFile());
    Set<String> people = new HashSet<>();
    expected.get("rows").fieldNames().forEachRemaining(key -> people.add(key.split("\\|")[0]));
    Map<String, String> goals = new TreeMap<>();
    expected
        .get("goal_states")
        .fields()
        .forEachRemaining(
            goal -> {
              if (people.contains(goal.getKey().split("/")[0])) {
                goals.put(goal.getKey(), goal.getValue().textValue());
              }
            });
    return goals;
  }

  /** The states of the goals that the command line gives out, in the same shape. */
  static Map<String, String> goals(Cli cli) {
    String sql =
        "select participant_key || '/' || goal_id, state from goal_spells"
            + " where state is not null order by all";
    return goals(cli.run("sql", sql, "--format", "csv").out());
  }

  /** States of goals from CSV, in the same shape. */
  static Map<String, String> goals(String csv) {
    Map<String, String> goals = new TreeMap<>();
    csv.lines().skip(1).forEach(line -> goals.put(line.split(",")[0], line.split(",")[1]));
    return goals;
  }

  /** The rows that the command line gives out as CSV, in the same shape. */
  static Map<String, Map<String, Long>> rows(Cli cli) {
    return rows(
        cli.run("sql", "select * from participant_months order by all", "--format", "csv").out());
  }

  /** Rows from CSV, in the same shape. */
  public static Map<String, Map<String, Long>> rows(String csv) {
    Iterator<String> lines = csv.lines().iterator();
    List<String> columns = List.of(lines.next().split(","));
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    while (lines.hasNext()) {
      List<String> values = List.of(lines.next().split(","));
      Map<String, Long> counts = new TreeMap<>();
      for (int i = 3; i < columns.size(); i++) {
        counts.put(columns.get(i), Long.valueOf(values.get(i)));
      }
      String month = values.get(2).substring(0, 7);
      rows.put(values.get(0) + "|" + values.get(1) + "|" + month, counts);
    }
    return rows;
  }
}
