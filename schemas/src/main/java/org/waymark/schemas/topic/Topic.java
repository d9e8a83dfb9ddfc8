package org.waymark.schemas.topic;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as a typed value.
 *
 * @param name in Kafka
 * @param partitions how many partitions it has
 * @param key how its keys are written
 * @param value how its values are written
 * @param config the settings that it needs, by Kafka's names
 */
public record Topic<K, V>(
    String name, Partitions partitions, Serde<K> key, Serde<V> value, Map<String, String> config) {

  /** How many partitions a topic has. */
  public enum Partitions {
    /** As many as {@code waymark.events}: what is derived from an event stays in its partition. */
    LIKE_EVENTS,
    ONE
  }
}
