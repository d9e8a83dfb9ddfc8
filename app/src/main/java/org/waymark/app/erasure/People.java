package org.waymark.app.erasure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.topic.Topics;

/** Which records of the log are about the people that are erased. */
final class People {

  private final List<String> participantKeys;
  private final List<byte[]> keys;
  private final List<byte[]> prefixes;

  People(List<String> participantKeys) {
    this.participantKeys = List.copyOf(participantKeys);
    keys = participantKeys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    prefixes =
        participantKeys.stream()
            .map(key -> (key + EventKey.SEPARATOR).getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /**
   * Whether a record is theirs: its key begins with one of theirs. What could not be read as an
   * event is theirs if it names them anywhere.
   */
  boolean own(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null && prefixes.stream().anyMatch(each -> begins(record.key(), each))) {
      return true;
    }
    return record.topic().equals(Topics.DEAD_LETTERS)
        && keys.stream().anyMatch(each -> holds(record.key(), each) || holds(record.value(), each));
  }

  /** In which partitions of a topic their records stand: all of a person's stand in one. */
  Set<Integer> partitions(int count) {
    return participantKeys.stream()
        .map(key -> Topics.partition(key, count))
        .collect(Collectors.toSet());
  }

  private static boolean begins(byte[] bytes, byte[] with) {
    return bytes.length >= with.length && isAt(bytes, 0, with);
  }

  private static boolean holds(byte @Nullable [] bytes, byte[] sought) {
    int last = bytes == null ? -1 : bytes.length - sought.length;
    for (int at = 0; at <= last; at++) {
      if (isAt(bytes, at, sought)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte @Nullable [] bytes, int at, byte[] sought) {
    return bytes != null
        && java.util.Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length);
  }
}
