package org.waymark.app.status;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.topic.Topics;

/**
 * The log of the pipeline that works on a home.
 *
 * @param pipeline whether there is one
 * @param ends the offset of the next event, by partition; null if nobody says
 */
record Log(Running pipeline, @Nullable Map<Integer, Long> ends) {

  private static final int PATIENCE_MS = 5_000;

  static Log of(Home home, KafkaSettings kafka) {
    if (!HomeLock.isTaken(home)) {
      return new Log(Running.NOT_RUNNING, null);
    }
    Optional<String> server = HomeLock.bootstrapServer(home);
    if (server.isEmpty()) {
      return new Log(Running.SILENT, null);
    }
    Map<String, Object> client = new HashMap<>(kafka.client(server.get()));
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try {
      return new Log(Running.RUNNING, KafkaTopics.ends(client, Topics.EVENTS));
    } catch (KafkaException e) {
      return new Log(Running.SILENT, null);
    }
  }

  /** How many events are not in a head that was read after this log was. */
  @Nullable Long lag(Head head) {
    return ends == null
        ? null
        : ends.entrySet().stream()
            .mapToLong(
                end -> Math.max(0, end.getValue() - head.cut().getOrDefault(end.getKey(), 0L)))
            .sum();
  }
}
