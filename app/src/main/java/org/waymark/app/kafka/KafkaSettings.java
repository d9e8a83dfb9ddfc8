package org.waymark.app.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServer an existing cluster; without one the broker of the home is used
 * @param properties of clients, such as those of TLS and SASL, by Kafka's names
 */
public record KafkaSettings(Optional<String> bootstrapServer, Map<String, String> properties) {

  /** The broker of the home. */
  public static final KafkaSettings EMBEDDED = new KafkaSettings(Optional.empty(), Map.of());

  /** Copies the properties. */
  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** What a client needs to reach a broker. */
  public Map<String, Object> client(String server) {
    Map<String, Object> client = new HashMap<>(properties);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, server);
    return client;
  }
}
