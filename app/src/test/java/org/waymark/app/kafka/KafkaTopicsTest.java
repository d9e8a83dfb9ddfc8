package org.waymark.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;
import org.waymark.schemas.topic.Topics;

/** Topics that were just made, on a broker that has not heard of them yet. */
class KafkaTopicsTest {

  private static final String NAME = Topics.EVENTS.name();

  /** Knows of a topic when it was asked so often; nothing listens at its address. */
  private static final class Slow extends ForwardingAdmin {

    private int ignorant;

    Slow(int ignorant) {
      super(Map.of("bootstrap.servers", "127.0.0.1:1"));
      this.ignorant = ignorant;
    }

    @Override
    public DescribeTopicsResult describeTopics(
        TopicCollection topics, DescribeTopicsOptions options) {
      KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
      if (ignorant-- > 0) {
        answer.completeExceptionally(new UnknownTopicOrPartitionException("not heard of"));
      } else {
        answer.complete(new TopicDescription(NAME, false, List.of()));
      }
      return new Answer(Map.of(NAME, answer));
    }

    @Override
    public DescribeTopicsResult describeTopics(
        Collection<String> names, DescribeTopicsOptions options) {
      return describeTopics(TopicCollection.ofTopicNames(names), options);
    }
  }

  private static final class Answer extends DescribeTopicsResult {
    Answer(Map<String, KafkaFuture<TopicDescription>> byName) {
      super(null, byName);
    }
  }

  @Test
  void waitsUntilTheBrokerKnowsATopicThatWasJustMade() {
    try (Slow admin = new Slow(3)) {
      assertThat(KafkaTopics.describe(admin, Topics.EVENTS, Duration.ofSeconds(30)).name())
          .isEqualTo(NAME);
    }
  }

  @Test
  void doesNotWaitForEverForATopicThatIsNotThere() {
    try (Slow admin = new Slow(Integer.MAX_VALUE)) {
      assertThatThrownBy(() -> KafkaTopics.describe(admin, Topics.EVENTS, Duration.ofMillis(200)))
          .isInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }
}
