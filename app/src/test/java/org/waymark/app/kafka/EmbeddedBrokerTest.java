package org.waymark.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.load.BrokerProcess;
import org.waymark.app.load.Child;

class EmbeddedBrokerTest {

  private static final int ROUNDS = Integer.getInteger("waymark.broker.kills", 1);
  private static final String TOPIC = "of-many-partitions";
  private static final int PARTITIONS = 400;
  private static final int PRODUCERS = 3;
  private static final Pattern ADDRESS = Pattern.compile("(127\\.0\\.0\\.1:\\d+)");

  @TempDir Path directory;

  /**
   * A transaction whose end was written, but not yet to each of its partitions, is ended in all of
   * them at the next start. Partitions are many, so that a kill hits such a moment.
   */
  @Test
  @Tag("long")
  void endsEveryTransactionAfterAKill() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      killDuringCommits(round);
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("log"));
          Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServer()))) {
        // One that was not ended yet is aborted by its producer's next self.
        for (int i = 0; i < PRODUCERS; i++) {
          try (KafkaProducer<String, String> producer = producer(broker.bootstrapServer(), i)) {
            producer.initTransactions();
          }
        }
        assertThat(open(admin)).as("partitions with an open transaction").isEmpty();
      }
    }
  }

  private void killDuringCommits(int round) throws Exception {
    Path said = directory.resolve("address-" + round);
    try (Child child =
        Child.start(
            directory.resolve("words"),
            BrokerProcess.class,
            directory.resolve("log").toString(),
            said.toString())) {
      String server = child.await(said, ADDRESS);
      if (round == 0) {
        make(server);
      }
      List<CompletableFuture<Void>> committing = new ArrayList<>();
      for (int i = 0; i < PRODUCERS; i++) {
        int number = i;
        committing.add(CompletableFuture.runAsync(() -> commitUntilKilled(server, number)));
      }
      Thread.sleep(6_000 + 37L * round);
      child.signal("KILL");
      CompletableFuture.allOf(committing.toArray(CompletableFuture[]::new))
          .get(1, TimeUnit.MINUTES);
    }
  }

  private static void make(String server) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", server))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
    }
  }

  private static void commitUntilKilled(String server, int number) {
    KafkaProducer<String, String> producer = producer(server, number);
    try {
      producer.initTransactions();
      while (true) {
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          producer.send(new ProducerRecord<>(TOPIC, partition, "key", "value"));
        }
        producer.commitTransaction();
      }
    } catch (KafkaException e) {
      // What comes of the kill; nobody is there to end a transaction with.
      producer.close(Duration.ZERO);
    }
  }

  private static KafkaProducer<String, String> producer(String server, int number) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", server,
            "transactional.id", "committer-" + number,
            "max.block.ms", 20_000,
            "delivery.timeout.ms", 10_000,
            "request.timeout.ms", 5_000),
        new StringSerializer(),
        new StringSerializer());
  }

  private static List<Integer> open(Admin admin) throws Exception {
    Map<TopicPartition, Long> written = ends(admin, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ended = ends(admin, IsolationLevel.READ_COMMITTED);
    return written.entrySet().stream()
        .filter(end -> !end.getValue().equals(ended.get(end.getKey())))
        .map(Map.Entry::getKey)
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }

  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation)
      throws Exception {
    Map<TopicPartition, OffsetSpec> asked =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return admin
        .listOffsets(asked, new ListOffsetsOptions(isolation))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
