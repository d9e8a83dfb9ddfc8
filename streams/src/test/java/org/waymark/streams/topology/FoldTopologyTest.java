package org.waymark.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.JsonEvents;
import org.waymark.streams.fold.JsonEvents.Version;

/** The topology with its driver: whatever the order and the repeats, the same rows. */
class FoldTopologyTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference");
  private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

  @TempDir Path state;

  @Test
  void topologyIsTheGoldenOne() throws IOException {
    String described = FoldTopology.build().describe().toString();
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(GOLDEN, described);
    }
    assertThat(described)
        .as("a change orphans the state of running homes; -Dgolden.refresh=true takes it over")
        .isEqualTo(Files.readString(GOLDEN));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void logOneComesOutWhateverItsOrder(long seed) throws IOException {
    Rows rows = run(log("log-1"), order(seed));

    assertThat(rows.people).isEqualTo(expected());
  }

  @Test
  void programsAreTheSumsOfTheirPeopleAfterEveryCommit() {
    Rows rows = run(log("scenario-a"), UnaryOperator.identity());

    assertThat(rows.programs).isEqualTo(sums(rows.people));
  }

  @Test
  void aTombstoneOfEveryVersionTakesAPersonOutOfTheSums() {
    List<Version> log = new ArrayList<>(log("scenario-a"));
    List<Version> erased = new ArrayList<>(log);
    log.stream()
        .filter(version -> version.key().participantKey().equals("person-02"))
        .forEach(version -> erased.add(new Version(version.key(), null)));
    List<Version> without =
        log.stream()
            .filter(version -> !version.key().participantKey().equals("person-02"))
            .toList();

    assertThat(run(erased, UnaryOperator.identity()).programs)
        .isEqualTo(run(without, UnaryOperator.identity()).programs);
  }

  @Test
  void whatIsNoEventIsSetAsideAndTheFoldGoesOn() {
    Properties properties = properties();
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class.getName());
    try (TopologyTestDriver driver = new TopologyTestDriver(FoldTopology.build(), properties)) {
      TestInputTopic<byte[], byte[]> events =
          driver.createInputTopic(
              Topics.EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
      List<Version> log = log("scenario-a");
      byte[] person = "person-01/A-999/0000000000000000".getBytes(UTF_8);
      events.pipeInput(person, new byte[] {1, 2, 3});
      events.pipeInput("no key".getBytes(UTF_8), new byte[] {1, 2, 3});
      log.forEach(
          version ->
              events.pipeInput(
                  Topics.EVENTS.key().serializer().serialize("", version.key()),
                  Topics.EVENTS.value().serializer().serialize("", version.event())));

      assertThat(newest(driver, Topics.PARTICIPANT_MONTHS, Columns.OF_PERSON)).hasSize(3);
      assertThat(
              driver
                  .createOutputTopic(
                      Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                  .readKeyValuesToList())
          .hasSize(2);
    }
  }

  /** The newest revision of every row that has a count, by key and column. */
  private record Rows(
      Map<String, Map<String, Integer>> people, Map<String, Map<String, Integer>> programs) {}

  private Rows run(List<Version> log, UnaryOperator<List<Version>> order) {
    try (TopologyTestDriver driver = new TopologyTestDriver(FoldTopology.build(), properties())) {
      TestInputTopic<EventKey, Event> events =
          driver.createInputTopic(
              Topics.EVENTS.name(),
              Topics.EVENTS.key().serializer(),
              Topics.EVENTS.value().serializer());
      order.apply(log).forEach(version -> events.pipeInput(version.key(), version.event()));
      return new Rows(
          newest(driver, Topics.PARTICIPANT_MONTHS, Columns.OF_PERSON),
          newest(driver, Topics.PROGRAM_MONTHS, Columns.OF_PROGRAM));
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return properties;
  }

  private static Map<String, Map<String, Integer>> newest(
      TopologyTestDriver driver, Topic<String, IndexedRecord> topic, Columns columns) {
    TestOutputTopic<String, IndexedRecord> output =
        driver.createOutputTopic(
            topic.name(), topic.key().deserializer(), topic.value().deserializer());
    Map<String, Map<String, Integer>> rows = new TreeMap<>();
    for (KeyValue<String, IndexedRecord> revision : output.readKeyValuesToList()) {
      Map<String, Integer> row = new TreeMap<>();
      for (String column : columns.names()) {
        row.put(column, (Integer) field(revision.value, column));
      }
      rows.put(revision.key, row);
    }
    rows.values().removeIf(row -> row.values().stream().allMatch(count -> count == 0));
    return rows;
  }

  private static Object field(IndexedRecord fact, String column) {
    return fact.get(fact.getSchema().getField(column).pos());
  }

  /** The sums again, from the rows of the people alone. */
  private static Map<String, Map<String, Integer>> sums(Map<String, Map<String, Integer>> people) {
    Map<String, Map<String, Integer>> sums = new TreeMap<>();
    people.forEach(
        (key, row) -> {
          String program = key.substring(key.indexOf('/') + 1);
          Map<String, Integer> sum = sums.computeIfAbsent(program, p -> new TreeMap<>());
          Columns.OF_PROGRAM
              .names()
              .forEach(name -> sum.merge(name, share(name, row), Integer::sum));
        });
    return sums;
  }

  private static int share(String column, Map<String, Integer> row) {
    Integer plain = row.get(column);
    if (plain != null) {
      return plain;
    }
    String id = column.substring(0, column.indexOf("_people"));
    int numerator = row.getOrDefault(id + "_num", 0);
    int denominator = row.getOrDefault(id + "_den", 0);
    boolean counts =
        column.endsWith("_num")
            ? numerator > 0
            : denominator > 0 && (!column.endsWith("_all") || numerator == denominator);
    return counts ? 1 : 0;
  }

  private static List<Version> log(String name) {
    return JsonEvents.read(REFERENCE.resolve(name).resolve("events.jsonl"));
  }

  /** Seed 0 leaves the order; others repeat a part and shuffle all. */
  private static UnaryOperator<List<Version>> order(long seed) {
    return log -> {
      if (seed == 0) {
        return log;
      }
      Random random = new Random(seed);
      List<Version> shuffled = new ArrayList<>(log);
      shuffled.addAll(log.subList(0, random.nextInt(log.size())));
      Collections.shuffle(shuffled, random);
      return shuffled;
    };
  }

  private static Map<String, Map<String, Integer>> expected() throws IOException {
    JsonNode rows =
        new ObjectMapper().readTree(REFERENCE.resolve("log-1/expected.json").toFile()).get("rows");
    Map<String, Map<String, Integer>> expected = new TreeMap<>();
    rows.fields()
        .forEachRemaining(
            row -> {
              Map<String, Integer> counts = new HashMap<>();
              row.getValue()
                  .fields()
                  .forEachRemaining(
                      count -> counts.put(count.getKey(), count.getValue().intValue()));
              String[] key = row.getKey().split("\\|");
              expected.put(key[0] + "/" + key[1] + "/" + LocalDate.parse(key[2] + "-01"), counts);
            });
    return expected;
  }
}
