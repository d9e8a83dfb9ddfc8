package org.waymark.app.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;

/** An event as the bytes that the log holds. */
record LogRecord(int partition, byte[] key, byte[] value) {

  static LogRecord of(Accepted accepted) {
    EventKey key = accepted.key();
    String topic = Topics.EVENTS.name();
    return new LogRecord(
        Topics.partition(key.participantKey(), Topics.PARTITIONS),
        Topics.EVENTS.key().serializer().serialize(topic, key),
        Topics.EVENTS.value().serializer().serialize(topic, accepted.event()));
  }

  static LogRecord read(DataInputStream in) throws IOException {
    int partition = in.readInt();
    byte[] key = in.readNBytes(in.readInt());
    return new LogRecord(partition, key, in.readNBytes(in.readInt()));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(partition);
    out.writeInt(key.length);
    out.write(key);
    out.writeInt(value.length);
    out.write(value);
  }

  EventKey eventKey() {
    return Topics.EVENTS.key().deserializer().deserialize(Topics.EVENTS.name(), key);
  }

  Event event() {
    return Topics.EVENT_CODEC.decode(value);
  }
}
