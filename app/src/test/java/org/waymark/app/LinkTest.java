package org.waymark.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two keys of one person become one, and what is held of the person is given out. */
class LinkTest {

  private static final String OLD = "k001x000020";
  private static final String NEW = "k001x990020";

  @TempDir Path directory;
  private RunningHome home;

  @BeforeEach
  void importTheLog() throws IOException {
    home = RunningHome.in(directory);
    assertThat(importLines(Reference.lines("log-1")).exitCode()).isZero();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void thePersonsNumbersGoOverAndNobodyElses() throws IOException {
    // A key that nobody has: it must be known before anything is linked to it.
    assertThat(home.run("link", OLD, NEW).exitCode()).isEqualTo(1);
    String consent =
        "{\"event_id\":\"c1\",\"event_type\":\"consent.changed\",\"schema_version\":1,\"action\":\"assert\",\"entity_id\":\"c1\",\"participant_key\":\"%s\",\"program_id\":\"%s\",\"occurred_at\":\"2025-01-01T10:00:00Z\",\"recorded_at\":\"2025-01-01T11:00:00Z\",\"recorded_by_role\":\"participant\",\"source_system\":\"test\",\"data\":{\"scope\":\"research_release\",\"state\":\"granted\",\"policy_version\":\"v1\"}}"
            .formatted(NEW, programOf(OLD));
    assertThat(importLines(List.of(consent)).exitCode()).isZero();

    Cli.Result linked = home.run("link", OLD, NEW);

    assertThat(linked.exitCode()).as(linked.err()).isZero();
    Cli cli = new Cli(directory.resolve("home"));
    assertThat(Reference.rows(cli)).isEqualTo(renamed(Reference.expectedRows("log-1")));
    assertThat(home.run("audit").exitCode()).isZero();

    Path file = directory.resolve("person.json");
    Cli.Result exported = home.run("person", "export", NEW, "--output", file.toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    JsonNode held = new ObjectMapper().readTree(file.toFile());
    assertThat(held.get("participant_keys").toString())
        .isEqualTo("[\"%s\",\"%s\"]".formatted(NEW, OLD));
    assertThat(keysOf(held.get("events"))).containsExactly(OLD, NEW);
    assertThat(keysOf(held.get("goal_spells"))).contains(NEW);
    assertThat(home.run("person", "export", "nobody00").out())
        .contains("\"known_as\":[],\"events\":[")
        .doesNotContain(NEW);
  }

  private static List<String> keysOf(JsonNode rows) {
    return rows.findValuesAsText("participant_key").stream().distinct().sorted().toList();
  }

  private static Map<String, Map<String, Long>> renamed(Map<String, Map<String, Long>> rows) {
    return new TreeMap<>(
        rows.entrySet().stream()
            .collect(Collectors.toMap(row -> row.getKey().replace(OLD, NEW), Map.Entry::getValue)));
  }

  private static String programOf(String person) throws IOException {
    String row =
        Reference.expectedRows("log-1").keySet().stream()
            .filter(key -> key.startsWith(person))
            .findFirst()
            .orElseThrow();
    return row.split("\\|")[1];
  }

  private Cli.Result importLines(List<String> lines) throws IOException {
    Path file = directory.resolve("events.jsonl");
    Files.write(file, lines);
    return home.run("import", file.toString(), "--no-publish");
  }
}
