package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class FoldMemberTest {

  private static final Path STATE = Path.of("state");

  /** The transaction.max.timeout.ms of a broker that nobody has told otherwise. */
  private static final int MOST_OF_A_BROKER = 900_000;

  @Test
  void whoIsAloneCommitsByTheClockSeldomAndMayFoldForAsLongAsItsTransactionLasts() {
    Properties settings = settings(FoldMember.alone(STATE, 2), Map.of());

    assertThat(settings)
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 600_000L)
        .containsEntry("producer.transaction.timeout.ms", MOST_OF_A_BROKER)
        .containsEntry("consumer.max.poll.interval.ms", MOST_OF_A_BROKER);
  }

  @Test
  void oneOfSeveralHoldsNobodyUpForLongerThanAMinute() {
    Properties settings = settings(FoldMember.named("a", STATE, 2), Map.of());

    assertThat(settings)
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000L)
        .containsEntry("producer.transaction.timeout.ms", 60_000)
        .doesNotContainKey("consumer.max.poll.interval.ms");
  }

  @Test
  void aTransactionOfATimeThatTheClientTellsOutlastsTheCommitInterval() {
    Map<String, String> client = Map.of("transaction.timeout.ms", "15000");

    assertThat(settings(FoldMember.alone(STATE, 2), client))
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000L)
        .containsEntry("producer.transaction.timeout.ms", 15_000)
        .containsEntry("consumer.max.poll.interval.ms", MOST_OF_A_BROKER);
  }

  private static Properties settings(FoldMember member, Map<String, String> client) {
    Properties settings = new Properties();
    settings.putAll(client);
    member.put(settings);
    return settings;
  }
}
