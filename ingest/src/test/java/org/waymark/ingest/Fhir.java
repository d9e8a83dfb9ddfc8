package org.waymark.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.check.Given;
import org.waymark.ingest.log.MockLog;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;
import org.waymark.ingest.vault.Vault;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.topic.Topics;

/** A home for imports of FHIR onto Kafka's mock, and what they come to. */
final class Fhir implements AutoCloseable {

  private static final EventCheck CHECK = new EventCheck(Given.PROGRAMS, Clock.systemUTC());

  final Vault vault;
  final MockLog mock = MockLog.acknowledging();

  Fhir(Path directory) throws IOException {
    vault = Vault.open(directory);
  }

  /** Files of one import, as text; a quotation mark may be written as an apostrophe. */
  ImportResult take(String... files) throws IOException {
    return run(Optional.empty(), Arrays.stream(files).map(Fhir::source).toList());
  }

  /** Files that hold all there is up to a day. */
  ImportResult whole(String... files) throws IOException {
    return run(
        Optional.of(LocalDate.of(2025, 12, 31)), Arrays.stream(files).map(Fhir::source).toList());
  }

  ImportResult run(Optional<LocalDate> until, List<Source> sources) throws IOException {
    return new EventImport(CHECK, mock.log(), vault, settings(until))
        .run(sources, Progress.NONE, () -> false);
  }

  TrialResult tryOut(String... files) throws IOException {
    return new Trial(CHECK, settings(Optional.empty()), Optional.of(vault))
        .run(Arrays.stream(files).map(Fhir::source).toList());
  }

  private static TableSettings settings(Optional<LocalDate> until) {
    return new TableSettings(Mapping.TEMPLATES, Given.PROGRAMS, "harbor", until);
  }

  static Source source(String text) {
    return source(text.replace('\'', '"').getBytes(UTF_8));
  }

  static Source source(byte[] bytes) {
    return new Source(
        "maria.ndjson", () -> new ByteArrayInputStream(bytes), bytes.length, TableFormat.FHIR);
  }

  /** The examples that stand among the tests' resources, by path. */
  static List<Path> examples() {
    Path root = Path.of("src/test/resources/fhir");
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version recorded last of each event, unless it takes the event back, in fold order. */
  List<Event> live() {
    Map<String, Event> newest = new HashMap<>();
    for (var record : mock.sent(Topics.EVENTS)) {
      Event event =
          Topics.EVENTS.value().deserializer().deserialize(record.topic(), record.value());
      newest.merge(
          event.getParticipantKey() + event.getEventId(),
          Objects.requireNonNull(event),
          (a, b) -> a.getRecordedAt() > b.getRecordedAt() ? a : b);
    }
    List<Event> live = new ArrayList<>(newest.values());
    live.removeIf(event -> !event.getAction().equals("assert"));
    live.sort(
        java.util.Comparator.comparing(Event::getOccurredAt)
            .thenComparing(Event::getRecordedAt)
            .thenComparing(Event::getEventId));
    return live;
  }

  /** The live events as type, day and data, in fold order. */
  List<String> told() {
    return live().stream()
        .map(
            event ->
                event.getEventType()
                    + " "
                    + LocalDate.ofEpochDay(event.getOccurredOn())
                    + " "
                    + data(event))
        .toList();
  }

  /** The fields that say something, without ids. */
  private static String data(Event event) {
    org.apache.avro.generic.IndexedRecord data =
        (org.apache.avro.generic.IndexedRecord) event.getData();
    List<String> said = new ArrayList<>();
    data.getSchema().getFields().stream()
        .filter(field -> data.get(field.pos()) != null && !field.name().endsWith("_id"))
        .filter(field -> !field.name().equals("policy_version"))
        .forEach(field -> said.add(String.valueOf(data.get(field.pos()))));
    return String.join(" ", said);
  }

  /** How many resources of a type were read, mapped, left out and refused. */
  static String line(ImportResult result, String type) {
    return result.resources().lines().stream()
        .filter(line -> line.type().equals(type))
        .map(l -> l.read() + " " + l.mapped() + " " + l.leftOut() + " " + l.refused())
        .findFirst()
        .orElse("none");
  }

  @Override
  public void close() {
    vault.close();
  }
}
