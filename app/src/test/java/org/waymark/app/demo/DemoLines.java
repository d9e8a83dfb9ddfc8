package org.waymark.app.demo;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A made-up log, read again line by line. A line with the same field twice is not read. */
record DemoLines(String text, List<DemoLine> all) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /** One line. */
  record DemoLine(String text, JsonNode json) {

    static DemoLine read(String text) {
      try {
        return new DemoLine(text, JSON.readTree(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    String field(String name) {
      return json.path(name).asText();
    }

    String type() {
      return field("event_type");
    }

    String program() {
      return field("program_id");
    }

    String key() {
      return field("participant_key");
    }

    JsonNode data() {
      return json.path("data");
    }

    OffsetDateTime written() {
      return OffsetDateTime.parse(field("occurred_at"));
    }

    LocalDate day() {
      return written().toLocalDate();
    }

    Instant occurredAt() {
      return written().toInstant();
    }

    Instant recordedAt() {
      return Instant.parse(field("recorded_at"));
    }
  }

  static DemoLines of(int people, int months, long seed, LocalDate lastDay) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new DemoLog(people, months, seed, lastDay).writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    return new DemoLines(text, text.lines().map(DemoLine::read).toList());
  }

  /** How many people stand in some lines. */
  static long people(Collection<DemoLine> lines) {
    return lines.stream().map(DemoLine::key).distinct().count();
  }

  Set<String> keys() {
    return all.stream().map(DemoLine::key).collect(Collectors.toSet());
  }

  long people(String program) {
    return people(all.stream().filter(line -> line.program().equals(program)).toList());
  }

  /** What asserts something of a type in a program. */
  List<DemoLine> of(String type, String program) {
    return unrepeated().stream()
        .filter(line -> line.type().equals(type) && line.program().equals(program))
        .filter(line -> line.field("action").equals("assert"))
        .toList();
  }

  /** Each line once, where it came first. */
  List<DemoLine> unrepeated() {
    return all.stream().distinct().toList();
  }

  List<String> withoutGroupSizes() {
    return all.stream().map(line -> line.text().replaceAll("\"group_size\":\\d+", "")).toList();
  }

  Map<String, List<DemoLine>> attendedGroups() {
    return all.stream()
        .filter(line -> line.data().has("group_size"))
        .filter(line -> line.data().path("outcome").asText().equals("attended"))
        .collect(groupingBy(line -> line.field("entity_id")));
  }

  int events() {
    return versions().size();
  }

  /** How many events have versions of exactly these actions, in the order of their recording. */
  long eventsWithVersions(String... actions) {
    return versions().stream()
        .map(versions -> versions.stream().map(line -> line.field("action")).toList())
        .filter(List.of(actions)::equals)
        .count();
  }

  /** What the versions of each event of a type say in a field of their data. */
  List<List<String>> dataOfVersions(String type, String field) {
    return versions().stream()
        .filter(versions -> versions.get(0).type().equals(type))
        .map(versions -> versions.stream().map(line -> line.data().path(field).asText()).toList())
        .toList();
  }

  private Collection<List<DemoLine>> versions() {
    return unrepeated().stream()
        .collect(groupingBy(line -> line.key() + line.field("event_id")))
        .values();
  }
}
