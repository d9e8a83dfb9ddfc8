package org.waymark.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.ingest.program.Rebases;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import org.waymark.schemas.topic.Topics;

/** The settings, on Kafka's mock of its consumer. */
class SettingsTest {

  private static final String TOPIC = Topics.SETTINGS.name();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Node NODE = new Node(0, "nowhere", 1);

  private static Program program(String id, String name) {
    return new Program(id, name, "t", "r", "Europe/Lisbon");
  }

  private static ConsumerRecord<String, @Nullable IndexedRecord> record(
      long offset, String key, @Nullable IndexedRecord program) {
    return new ConsumerRecord<>(TOPIC, 0, offset, key, program);
  }

  private static MockConsumer<String, IndexedRecord> consumer(long end) {
    MockConsumer<String, IndexedRecord> consumer = new MockConsumer<>("earliest");
    Node[] nodes = {NODE};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, NODE, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    return consumer;
  }

  @Test
  void keepsTheLastOfAProgramUntilItIsRemoved() {
    MockConsumer<String, IndexedRecord> consumer = consumer(5);
    consumer.schedulePollTask(
        () ->
            List.of(
                    record(0, "program/a", program("a", "first")),
                    record(1, "program/b", program("b", "gone")),
                    record(2, "other/c", program("c", "no program")),
                    record(3, "program/a", program("a", "second")),
                    record(4, "program/b", null))
                .forEach(consumer::addRecord));

    assertThat(Settings.programs(Settings.read(consumer)).all())
        .containsExactly(program("a", "second"));
  }

  @Test
  void takesARebaseThatWasUndoneForNone() {
    Rebase kept = Rebases.of("a", "E1", YearMonth.of(2025, 3), "a new team");
    Rebase undone = Rebases.of("a", "S1", YearMonth.of(2025, 4), "a new form");
    MockConsumer<String, IndexedRecord> consumer = consumer(4);
    consumer.schedulePollTask(
        () ->
            List.of(
                    record(0, "program/a", program("a", "first")),
                    record(1, Settings.key(kept), kept),
                    record(2, Settings.key(undone), undone),
                    record(3, Settings.key(undone), Rebases.undo(undone)))
                .forEach(consumer::addRecord));

    assertThat(Settings.rebases(Settings.read(consumer))).containsExactly(kept);
  }

  /** Logs hold programs that were written when there was no other setting. */
  @Test
  void readsAProgramAsItWasWrittenBeforeThereWereRebases() {
    byte[] written =
        HexFormat.of().parseHex("c301a81aaf148c49263b02610241027402721a4575726f70652f4c6973626f6e");

    assertThat(Topics.SETTINGS.value().deserializer().deserialize(TOPIC, written))
        .isEqualTo(program("a", "A"));
  }

  /** Whoever changes the schema of a rebase must still read this one. */
  @Test
  void readsARebaseAsTheFirstOneWasWritten() {
    byte[] written = HexFormat.of().parseHex("c3011dec2e9cc73d49c30261044531e8ba02066e657700");

    assertThat(Topics.SETTINGS.value().deserializer().deserialize(TOPIC, written))
        .isEqualTo(Rebases.of("a", "E1", YearMonth.of(2025, 3), "new"));
  }

  @Test
  void readsNothingFromAnEmptyTopic() {
    assertThat(Settings.read(consumer(0))).isEmpty();
  }

  @Test
  void tellsThatTheTopicIsMissing() {
    assertThatThrownBy(() -> Settings.read(new MockConsumer<>("earliest")))
        .isInstanceOf(EventLogException.class)
        .hasMessageContaining("make the topics first");
  }
}
