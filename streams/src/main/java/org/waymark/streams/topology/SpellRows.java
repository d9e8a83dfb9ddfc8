package org.waymark.streams.topology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.waymark.schemas.avro.AvroCodec;
import org.waymark.schemas.fact.Facts;

/**
 * The spells last written of one kind. Only a checksum of each is kept (CRC-64-AVRO of its bytes):
 * it is enough to see that a spell came out otherwise, and spells can be long.
 */
final class SpellRows<S extends SpecificRecordBase> {

  private final KeyValueStore<String, Long> checksums;
  private final AvroCodec<S> codec;
  private final Function<String, S> retired;

  /**
   * Over the checksums of a store.
   *
   * @param retired makes, from its id, the revision of a spell whose last event was taken back
   */
  SpellRows(
      KeyValueStore<String, Long> checksums, AvroCodec<S> codec, Function<String, S> retired) {
    this.checksums = checksums;
    this.codec = codec;
    this.retired = retired;
  }

  /** Replaces a person's spells, and writes those that changed. */
  void replace(
      String person,
      Map<String, S> after,
      long sourceOffset,
      BiConsumer<String, IndexedRecord> writer) {
    Map<String, Long> before = before(person);
    Set<String> gone = new HashSet<>(before.keySet());
    after.forEach(
        (id, spell) -> {
          gone.remove(id);
          spell.put("participant_key", person);
          spell.put(Facts.SOURCE_OFFSET, 0L);
          long checksum = SchemaNormalization.fingerprint64(codec.encode(spell));
          if (!Long.valueOf(checksum).equals(before.get(id))) {
            checksums.put(person + Stores.SEPARATOR + id, checksum);
            write(person, id, spell, sourceOffset, writer);
          }
        });
    for (String id : gone) {
      checksums.delete(person + Stores.SEPARATOR + id);
      S spell = retired.apply(id);
      spell.put("participant_key", person);
      write(person, id, spell, sourceOffset, writer);
    }
  }

  private void write(
      String person,
      String id,
      S spell,
      long sourceOffset,
      BiConsumer<String, IndexedRecord> writer) {
    spell.put(Facts.SOURCE_OFFSET, sourceOffset);
    writer.accept(person + Stores.SEPARATOR + id, spell);
  }

  private Map<String, Long> before(String person) {
    Map<String, Long> rows = new HashMap<>();
    String prefix = person + Stores.SEPARATOR;
    try (KeyValueIterator<String, Long> entries =
        checksums.prefixScan(prefix, new StringSerializer())) {
      while (entries.hasNext()) {
        KeyValue<String, Long> entry = entries.next();
        rows.put(entry.key.substring(prefix.length()), entry.value);
      }
    }
    return rows;
  }
}
