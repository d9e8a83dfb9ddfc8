package org.waymark.app.erasure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;

/** Who has events in the log. */
public final class KnownPeople {

  private static final Duration POLL = Duration.ofMillis(200);

  private KnownPeople() {}

  /** The keys of all of them. */
  public static Set<String> inLog(Map<String, Object> client) {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.EVENTS.name()).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<String> people = new TreeSet<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> add(record, people));
      }
      return people;
    }
  }

  /** A tombstone is nobody's any more, and what has no key of an event is no event. */
  private static void add(ConsumerRecord<byte[], byte[]> record, Set<String> people) {
    if (record.key() != null && record.value() != null) {
      try {
        people.add(EventKey.decode(record.key()).participantKey());
      } catch (UndecodableException e) {
        return;
      }
    }
  }
}
