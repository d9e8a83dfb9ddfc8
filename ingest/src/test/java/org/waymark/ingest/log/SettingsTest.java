package org.waymark.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.topic.Topics;

/** The settings, on Kafka's mock of its consumer. */
class SettingsTest {

  private static final String TOPIC = Topics.SETTINGS.name();
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Node NODE = new Node(0, "nowhere", 1);

  private static Program program(String id, String name) {
    return new Program(id, name, "t", "r", "Europe/Lisbon");
  }

  private static ConsumerRecord<String, @Nullable Program> record(
      long offset, String key, @Nullable Program program) {
    return new ConsumerRecord<>(TOPIC, 0, offset, key, program);
  }

  private static MockConsumer<String, Program> consumer(long end) {
    MockConsumer<String, Program> consumer = new MockConsumer<>("earliest");
    Node[] nodes = {NODE};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, NODE, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    return consumer;
  }

  @Test
  void keepsTheLastOfAProgramUntilItIsRemoved() {
    MockConsumer<String, Program> consumer = consumer(5);
    consumer.schedulePollTask(
        () ->
            List.of(
                    record(0, "program/a", program("a", "first")),
                    record(1, "program/b", program("b", "gone")),
                    record(2, "other/c", program("c", "no program")),
                    record(3, "program/a", program("a", "second")),
                    record(4, "program/b", null))
                .forEach(consumer::addRecord));

    assertThat(Settings.read(consumer).all()).containsExactly(program("a", "second"));
  }

  @Test
  void readsNothingFromAnEmptyTopic() {
    assertThat(Settings.read(consumer(0)).all()).isEmpty();
  }

  @Test
  void tellsThatTheTopicIsMissing() {
    assertThatThrownBy(() -> Settings.read(new MockConsumer<>("earliest")))
        .isInstanceOf(EventLogException.class)
        .hasMessageContaining("make the topics first");
  }
}
