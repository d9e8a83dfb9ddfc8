package org.waymark.streams.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.event.ConsentScope;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.Columns;
import org.waymark.streams.fold.JsonEvents.Version;
import org.waymark.streams.fold.PersonFold.Folded;

/** The logs that came with known results: every count, every pending step, every goal's state. */
class ReferenceLogsTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  @ParameterizedTest
  @ValueSource(strings = {"2025-04-01T23:00:00Z", "2025-04-05T00:00:00Z", "2025-05-20T00:00:00Z"})
  void scenarioAComesOutAsRecordedByEachOfItsTimes(String recordedBy) throws Exception {
    long time = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(recordedBy));
    List<Version> versions = versions("scenario-a", v -> event(v).getRecordedAt() <= time);

    assertThat(results(versions)).isEqualTo(expected("scenario-a").get(recordedBy));
  }

  @Test
  void logOneComesOutInEveryCount() throws Exception {
    assertThat(results(versions("log-1", v -> true))).isEqualTo(expected("log-1"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void orderAndRepeatsOfArrivalChangeNothing(long seed) throws Exception {
    Random random = new Random(seed);
    List<Version> versions = new ArrayList<>(versions("log-1", v -> true));
    versions.addAll(versions.subList(0, random.nextInt(versions.size())));
    Collections.shuffle(versions, random);

    assertThat(results(versions)).isEqualTo(expected("log-1"));
  }

  private static List<Version> versions(String log, Predicate<Version> which) {
    return JsonEvents.read(REFERENCE.resolve(log).resolve("events.jsonl")).stream()
        .filter(which)
        .toList();
  }

  private static Event event(Version version) {
    return version.written();
  }

  private static JsonNode expected(String log) throws Exception {
    return new ObjectMapper().readTree(REFERENCE.resolve(log).resolve("expected.json").toFile());
  }

  /** In the shape of the expected files. */
  private static JsonNode results(List<Version> versions) {
    Map<String, Register> people = new TreeMap<>();
    for (Version version : versions) {
      people
          .computeIfAbsent(version.key().participantKey(), key -> new Register())
          .add(version.key().fingerprint(), event(version));
    }
    Map<String, Object> rows = new TreeMap<>();
    Map<String, String> goals = new TreeMap<>();
    Map<String, String> consents = new TreeMap<>();
    TreeSet<List<String>> pending = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
    people.forEach(
        (person, register) -> {
          Folded folded = PersonFold.of(register).result();
          folded
              .ifReported()
              .months()
              .forEach(
                  (month, counts) -> {
                    Map<String, Integer> row = new TreeMap<>();
                    for (String column : Columns.OF_PERSON.names()) {
                      row.put(column, counts.get(Columns.OF_PERSON.position(column)));
                    }
                    String name = month.month().toString().substring(0, 7);
                    rows.put(person + "|" + month.programId() + "|" + name, row);
                  });
          folded
              .goals()
              .forEach(
                  (id, spell) -> {
                    if (spell.getState() != null) {
                      goals.put(person + "/" + id, spell.getState());
                    }
                  });
          folded.pending().forEach(p -> pending.add(List.of(person, p.eventId(), p.reason())));
          var research = folded.consents().get(ConsentScope.research_release);
          consents.put(person, research == null ? "none" : research.toString());
        });
    return new ObjectMapper()
        .valueToTree(
            new TreeMap<>(
                Map.of(
                    "rows", rows,
                    "goal_states", goals,
                    "research_release", consents,
                    "pending", pending)));
  }
}
