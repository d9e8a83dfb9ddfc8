package org.waymark.ingest.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.topic.Topics;

/** The settings that every process must know alike, as the log holds them. */
public final class Settings {

  /** What the keys of programs begin with. */
  static final String PROGRAM = "program/";

  private static final String TOPIC = Topics.SETTINGS.name();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_EMPTY_POLLS = 150;

  private static final Map<String, Object> FIXED =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

  private Settings() {}

  /**
   * The programs as they are at the time of the call.
   *
   * @param clientConfig Kafka's settings of the client: where the cluster is and how to sign in
   * @throws EventLogException when they cannot be read
   */
  public static Programs readPrograms(Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.putAll(FIXED);
    try (Consumer<String, Program> consumer =
        new KafkaConsumer<>(
            config, Topics.SETTINGS.key().deserializer(), Topics.SETTINGS.value().deserializer())) {
      return read(consumer);
    } catch (KafkaException e) {
      throw new EventLogException("cannot read the topic " + TOPIC, e);
    }
  }

  static Programs read(Consumer<String, Program> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, Program> programs = new HashMap<>();
    int emptyPolls = 0;
    while (!isAt(consumer, ends)) {
      ConsumerRecords<String, Program> records = consumer.poll(POLL);
      records.forEach(record -> apply(record, programs));
      emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
      if (emptyPolls > MOST_EMPTY_POLLS) {
        throw new EventLogException("the topic " + TOPIC + " gave nothing for 30 seconds");
      }
    }
    return Programs.of(programs.values());
  }

  private static List<TopicPartition> partitions(Consumer<String, Program> consumer) {
    Collection<PartitionInfo> infos = consumer.partitionsFor(TOPIC);
    if (infos == null || infos.isEmpty()) {
      throw new EventLogException("there is no topic " + TOPIC + ": make the topics first");
    }
    return infos.stream().map(info -> new TopicPartition(TOPIC, info.partition())).toList();
  }

  private static boolean isAt(Consumer<String, Program> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void apply(ConsumerRecord<String, Program> record, Map<String, Program> programs) {
    if (!record.key().startsWith(PROGRAM)) {
      return;
    }
    if (record.value() == null) {
      programs.remove(record.key());
    } else {
      programs.put(record.key(), record.value());
    }
  }
}
