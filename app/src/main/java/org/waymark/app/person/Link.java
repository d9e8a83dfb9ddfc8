package org.waymark.app.person;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.waymark.ingest.ImportId;
import org.waymark.ingest.check.Checked;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.check.EventCheck;
import org.waymark.ingest.check.EventJson;
import org.waymark.ingest.log.EventLog;
import org.waymark.ingest.log.Settings;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.Register;

/**
 * Two keys turn out to be of one person: every live event of the old key is written again under the
 * new one, in the same order, and then taken back under the old one ({@code wrong_participant}).
 * What breaks off in between is put right by the same again.
 */
public final class Link {

  private static final Duration POLL = Duration.ofMillis(200);

  private Link() {}

  /**
   * Writes both sides to the log.
   *
   * @return how many events went over
   * @throws IllegalArgumentException when an event would be refused now, as of a program that is no
   *     longer loaded; nothing was written then
   */
  public static int write(Map<String, Object> client, String oldKey, String newKey) {
    EventCheck check = new EventCheck(Settings.readPrograms(client), Clock.systemUTC());
    List<Event> live = register(client, oldKey).live();
    List<Accepted> records = plan(check, live, newKey);
    String importId = ImportId.mint();
    try (EventLog log = new EventLog(client)) {
      for (int i = 0; i < records.size(); i++) {
        if (i == live.size()) {
          log.flush(); // what is taken back stands elsewhere already
        }
        log.send(records.get(i).key(), records.get(i).event(), importId);
      }
      log.flush();
    }
    return live.size();
  }

  /** First all that is asserted, then all that is taken back. */
  private static List<Accepted> plan(EventCheck check, List<Event> live, String newKey) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<Accepted> asserted = new ArrayList<>();
    List<Accepted> retracted = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      Event event = live.get(i);
      Instant newest = Instant.EPOCH.plus(event.getRecordedAt() + 1, ChronoUnit.MICROS);
      Instant at = (newest.isAfter(now) ? newest : now).plus(i, ChronoUnit.MICROS);
      asserted.add(accepted(check, EventJson.of(event).put("participant_key", newKey), at));
      ObjectNode retraction = EventJson.of(event);
      retraction.put("action", "retract").put("retract_reason", "wrong_participant").remove("data");
      retracted.add(accepted(check, retraction, at));
    }
    asserted.addAll(retracted);
    return asserted;
  }

  private static Accepted accepted(EventCheck check, ObjectNode json, Instant recordedAt) {
    Checked checked = check.check(json.put("recorded_at", recordedAt.toString()));
    if (checked instanceof Refused refused) {
      throw new IllegalArgumentException(
          "an event of the old key would be refused now: " + refused.reason());
    }
    return (Accepted) checked;
  }

  /** Whether the log has no event of a key that counts. */
  public static boolean isUnknown(Map<String, Object> client, String participantKey) {
    return register(client, participantKey).live().isEmpty();
  }

  /** All versions of a person's events. */
  private static Register register(Map<String, Object> client, String participantKey) {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Register register = new Register();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      String topic = Topics.EVENTS.name();
      int count = consumer.partitionsFor(topic).size();
      TopicPartition partition = new TopicPartition(topic, Topics.partition(participantKey, count));
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(record -> add(record, participantKey, register));
      }
    }
    return register;
  }

  private static void add(
      ConsumerRecord<byte[], byte[]> record, String participantKey, Register register) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    try {
      EventKey key = EventKey.decode(record.key());
      if (key.participantKey().equals(participantKey)) {
        register.add(key.fingerprint(), Topics.EVENT_CODEC.decode(record.value()));
      }
    } catch (UndecodableException e) {
      return; // it stands among the dead letters and counts nowhere
    }
  }
}
