package org.waymark.app.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.waymark.app.home.Home;
import org.waymark.app.home.HomeLock;
import org.waymark.app.kafka.FoldGroup;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.KafkaTopics;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.topic.Topics;

/**
 * The log of the pipeline that works on a home, or on the lake that it shares.
 *
 * @param pipeline whether there is one
 * @param ends the offset of the next event, by partition; null if nobody says
 * @param members the processes that fold it; empty if nobody says
 */
record Log(Running pipeline, @Nullable Map<Integer, Long> ends, List<FoldGroup.Member> members) {

  private static final int PATIENCE_MS = 5_000;

  static Log of(Home home, KafkaSettings kafka) {
    if (home.sharedLake().isPresent() && kafka.bootstrapServer().isPresent()) {
      return ofCluster(kafka.client(kafka.bootstrapServer().get()));
    }
    if (!HomeLock.isTaken(home)) {
      return new Log(Running.NOT_RUNNING, null, List.of());
    }
    Optional<String> server = HomeLock.bootstrapServer(home);
    return server.isEmpty() ? silent() : ofCluster(kafka.client(server.get()));
  }

  private static Log ofCluster(Map<String, Object> settings) {
    Map<String, Object> client = new HashMap<>(settings);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try {
      Map<Integer, Long> ends = KafkaTopics.ends(client, Topics.EVENTS);
      List<FoldGroup.Member> members = FoldGroup.members(client);
      Running running = members.isEmpty() ? Running.NOT_RUNNING : Running.RUNNING;
      return new Log(running, ends, members);
    } catch (KafkaException e) {
      return silent();
    }
  }

  private static Log silent() {
    return new Log(Running.SILENT, null, List.of());
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
