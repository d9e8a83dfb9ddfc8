package org.waymark.app.erasure;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.event.EventKey;

/** Who has events in the log. */
public final class KnownPeople {

  private KnownPeople() {}

  /** The keys of all of them. */
  public static Set<String> inLog(Map<String, Object> client) {
    Set<String> people = new TreeSet<>();
    KafkaTopics.readEvents(client, record -> add(record, people));
    return people;
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
