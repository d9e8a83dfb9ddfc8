package org.waymark.streams.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.waymark.schemas.avro.AvroCodec.UndecodableException;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.fold.Register;

/** The register's entries as versions of events. */
final class Versions {

  private static final Serializer<Bytes> AS_THEY_ARE = (topic, bytes) -> bytes.get();

  private Versions() {}

  /** All versions of a person, without what was set aside. */
  static Register of(String person, KeyValueStore<Bytes, ValueAndTimestamp<byte[]>> register) {
    Register versions = new Register();
    Bytes prefix = Bytes.wrap((person + Stores.SEPARATOR).getBytes(StandardCharsets.UTF_8));
    try (KeyValueIterator<Bytes, ValueAndTimestamp<byte[]>> entries =
        register.prefixScan(prefix, AS_THEY_ARE)) {
      while (entries.hasNext()) {
        add(entries.next(), versions);
      }
    }
    return versions;
  }

  private static void add(KeyValue<Bytes, ValueAndTimestamp<byte[]>> entry, Register versions) {
    try {
      versions.add(
          EventKey.decode(entry.key.get()).fingerprint(),
          Topics.EVENT_CODEC.decode(entry.value.value()));
    } catch (UndecodableException e) {
      // It stands among the dead letters since it came.
      return;
    }
  }
}
