package org.waymark.ingest.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.program.Rebases;
import org.waymark.schemas.setting.BudgetEntry;
import org.waymark.schemas.setting.Program;
import org.waymark.schemas.setting.Rebase;
import org.waymark.schemas.topic.Topics;

/** The settings that every process must know alike, as the log holds them. */
public final class Settings {

  private static final String PROGRAM = "program/";
  private static final String REBASE = "rebase/";
  private static final String BUDGET = "budget/";

  private static final String TOPIC = Topics.SETTINGS.name();
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MOST_EMPTY_POLLS = 150;

  private static final Map<String, Object> FIXED =
      Map.of(
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

  private Settings() {}

  /** The key of a program: its newest record counts. */
  static String key(Program program) {
    return PROGRAM + program.getProgramId();
  }

  /** The key of a rebase: of a program, an indicator and a month the newest record counts. */
  static String key(Rebase rebase) {
    return REBASE
        + String.join(
            "/", rebase.getProgramId(), rebase.getIndicator(), Rebases.from(rebase).toString());
  }

  /** The key of a step of the account of noisy tables: each has its own. */
  static String key(BudgetEntry entry) {
    return BUDGET + entry.getEntryId();
  }

  /**
   * The account of noisy tables at the time of the call, in the order of the log.
   *
   * @param clientConfig Kafka's settings of the client: where the cluster is and how to sign in
   * @throws EventLogException when it cannot be read
   */
  public static List<BudgetEntry> readBudget(Map<String, Object> clientConfig) {
    return under(BUDGET, readAll(clientConfig)).map(BudgetEntry.class::cast).toList();
  }

  /**
   * The programs as they are at the time of the call.
   *
   * @param clientConfig Kafka's settings of the client: where the cluster is and how to sign in
   * @throws EventLogException when they cannot be read
   */
  public static Programs readPrograms(Map<String, Object> clientConfig) {
    return programs(readAll(clientConfig));
  }

  /**
   * The rebases that hold at the time of the call, in no order.
   *
   * @param clientConfig Kafka's settings of the client: where the cluster is and how to sign in
   * @throws EventLogException when they cannot be read
   */
  public static List<Rebase> readRebases(Map<String, Object> clientConfig) {
    return rebases(readAll(clientConfig));
  }

  static Programs programs(Map<String, IndexedRecord> settings) {
    return Programs.of(under(PROGRAM, settings).map(Program.class::cast).toList());
  }

  static List<Rebase> rebases(Map<String, IndexedRecord> settings) {
    return under(REBASE, settings)
        .map(Rebase.class::cast)
        .filter(rebase -> !rebase.getUndone())
        .toList();
  }

  private static Stream<IndexedRecord> under(String kind, Map<String, IndexedRecord> settings) {
    return settings.entrySet().stream()
        .filter(setting -> setting.getKey().startsWith(kind))
        .map(Map.Entry::getValue);
  }

  private static Map<String, IndexedRecord> readAll(Map<String, Object> clientConfig) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.putAll(FIXED);
    try (Consumer<String, IndexedRecord> consumer =
        new KafkaConsumer<>(
            config, Topics.SETTINGS.key().deserializer(), Topics.SETTINGS.value().deserializer())) {
      return read(consumer);
    } catch (KafkaException e) {
      throw new EventLogException("cannot read the topic " + TOPIC, e);
    }
  }

  /** The newest record of every key, in the order in which these stand in a partition. */
  static Map<String, IndexedRecord> read(Consumer<String, IndexedRecord> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<String, IndexedRecord> settings = new LinkedHashMap<>();
    int emptyPolls = 0;
    while (!isAt(consumer, ends)) {
      ConsumerRecords<String, IndexedRecord> records = consumer.poll(POLL);
      records.forEach(record -> apply(record, settings));
      emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
      if (emptyPolls > MOST_EMPTY_POLLS) {
        throw new EventLogException("the topic " + TOPIC + " gave nothing for 30 seconds");
      }
    }
    return settings;
  }

  private static List<TopicPartition> partitions(Consumer<String, IndexedRecord> consumer) {
    Collection<PartitionInfo> infos = consumer.partitionsFor(TOPIC);
    if (infos == null || infos.isEmpty()) {
      throw new EventLogException("there is no topic " + TOPIC + ": make the topics first");
    }
    return infos.stream().map(info -> new TopicPartition(TOPIC, info.partition())).toList();
  }

  private static boolean isAt(
      Consumer<String, IndexedRecord> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void apply(
      ConsumerRecord<String, IndexedRecord> record, Map<String, IndexedRecord> settings) {
    settings.remove(record.key()); // so that it stands where its newest record does
    if (record.value() != null) {
      settings.put(record.key(), record.value());
    }
  }
}
