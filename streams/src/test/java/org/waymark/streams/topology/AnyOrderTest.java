package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.fact.Facts;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.JsonEvents.Version;
import org.waymark.streams.fold.RandomLog;

/**
 * The same rows, whatever the order of arrival, the repeats and the number of partitions. Each
 * partition is a driver of its own, as it is a task of its own; the sums of a program are added up,
 * as the view over them does.
 */
@Tag("seeds")
class AnyOrderTest {

  private static final int SEEDS = 50;
  private static final List<Integer> PARTITIONS = List.of(1, 5, 12);
  private static final int PEOPLE = 6;
  private static final int EVENTS_EACH = 25;

  /** What the key says already, and where in the log a revision comes from. */
  private static final Set<String> NOT_COMPARED =
      Set.of("participant_key", "month", Facts.SOURCE_OFFSET);

  @TempDir Path state;

  private enum Arrival {
    IN_ORDER(log -> log),
    REVERSED(
        log -> {
          List<Version> reversed = new ArrayList<>(log);
          Collections.reverse(reversed);
          return reversed;
        }),
    SHUFFLED(log -> RandomLog.shuffled(log, log.size())),
    DOUBLED(
        log -> {
          List<Version> doubled = new ArrayList<>(log);
          doubled.addAll(RandomLog.shuffled(log, 1));
          return doubled;
        });

    private final UnaryOperator<List<Version>> order;

    Arrival(UnaryOperator<List<Version>> order) {
      this.order = order;
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theRowsAreThoseOfACleanLog(long seed) {
    List<Version> log = RandomLog.of(seed, PEOPLE, EVENTS_EACH);
    Map<String, Map<String, Object>> clean = rows(log, 1);
    for (Arrival arrival : Arrival.values()) {
      for (int partitions : PARTITIONS) {
        assertThat(rows(arrival.order.apply(log), partitions))
            .as("%s, %d partitions", arrival, partitions)
            .isEqualTo(clean);
      }
    }
  }

  /** The newest revision of every row, without those of zeros and of retired spells. */
  private Map<String, Map<String, Object>> rows(List<Version> log, int partitions) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      int number = partition;
      Newest newest =
          run(
              log.stream()
                  .filter(
                      version ->
                          Topics.partition(version.key().participantKey(), partitions) == number)
                  .toList());
      newest.people.forEach((key, row) -> rows.put(key, row));
      newest.programs.forEach((key, row) -> rows.merge(key, row, AnyOrderTest::sum));
    }
    return rows;
  }

  private record Newest(
      Map<String, Map<String, Object>> people, Map<String, Map<String, Object>> programs) {}

  private Newest run(List<Version> log) {
    try (TopologyTestDriver driver =
        new TopologyTestDriver(FoldTopology.build(Stores::inMemoryKeyValueStore), properties())) {
      TestInputTopic<EventKey, Event> events =
          driver.createInputTopic(
              Topics.EVENTS.name(),
              Topics.EVENTS.key().serializer(),
              Topics.EVENTS.value().serializer());
      log.forEach(version -> events.pipeInput(version.key(), version.event()));
      Map<String, Map<String, Object>> people = newest(driver, Topics.PARTICIPANT_MONTHS);
      people.putAll(newest(driver, Topics.GOAL_SPELLS));
      people.putAll(newest(driver, Topics.EPISODE_SPELLS));
      return new Newest(people, newest(driver, Topics.PROGRAM_MONTHS));
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return properties;
  }

  private static Map<String, Map<String, Object>> newest(
      TopologyTestDriver driver, Topic<String, ? extends IndexedRecord> topic) {
    Map<String, Map<String, Object>> rows = new TreeMap<>();
    for (KeyValue<String, ? extends IndexedRecord> revision :
        driver
            .createOutputTopic(
                topic.name(), topic.key().deserializer(), topic.value().deserializer())
            .readKeyValuesToList()) {
      rows.put(topic.name() + " " + revision.key, row(revision.value));
    }
    rows.values().removeIf(row -> row.values().stream().allMatch(value -> value.equals(0)));
    rows.values().removeIf(row -> "true".equals(row.get("retired")));
    return rows;
  }

  /** What a revision says, without its key and its place in the log. */
  private static Map<String, Object> row(IndexedRecord fact) {
    Map<String, Object> row = new TreeMap<>();
    for (Schema.Field field : fact.getSchema().getFields()) {
      Object value = fact.get(field.pos());
      row.put(field.name(), value instanceof Integer ? value : String.valueOf(value));
    }
    if (row.containsKey("month")) {
      row.remove("program_id"); // It is in the key of a month, and is no count.
    }
    NOT_COMPARED.forEach(row::remove);
    return row;
  }

  private static Map<String, Object> sum(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> sum = new TreeMap<>(one);
    other.forEach((column, count) -> sum.merge(column, count, (a, b) -> (Integer) a + (Integer) b));
    return sum;
  }
}
