package org.waymark.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.kafka.TopicPlan.Item;
import org.waymark.app.kafka.TopicPlan.Item.State;
import org.waymark.schemas.topic.Topics;

/** The topics of a real broker. */
class TopicPlannerTest {

  @TempDir Path directory;
  private Optional<EmbeddedBroker> broker = Optional.empty();

  @BeforeEach
  void start() {
    broker = Optional.of(EmbeddedBroker.start(directory));
  }

  @AfterEach
  void stop() {
    broker.ifPresent(EmbeddedBroker::close);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.orElseThrow().bootstrapServer());
  }

  private TopicPlanner planner() {
    return new TopicPlanner(client(), new TopicPlanner.Wish(5, Optional.empty()));
  }

  private void make(String name, int partitions, Map<String, String> config) throws Exception {
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(config)))
          .all()
          .get();
    }
  }

  private static Item item(TopicPlan plan, String name) {
    return plan.topics().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void plansWhatIsMissingAndMakesNothing() {
    TopicPlan plan = planner().plan();

    assertThat(plan.count(State.MISSING)).isEqualTo(Topics.ALL.size());
    assertThat(item(plan, "waymark.events").notes().get(0)).startsWith("partitions: 5");
    assertThat(item(plan, "waymark.events").notes()).contains("cleanup.policy=compact");
    assertThat(planner().plan()).isEqualTo(plan);
  }

  @Test
  void makesWhatIsMissingAndIsDone() {
    TopicPlan made = planner().apply();

    assertThat(made.isDone()).as(made.toString()).isTrue();
    assertThat(item(made, "waymark.goal-spells").notes())
        .containsExactly("partitions: 5, copies: 1");
    assertThat(planner().apply()).isEqualTo(made);
  }

  @Test
  void saysWhatDiffersAndLeavesItAsItIs() throws Exception {
    make("waymark.events", 4, Map.of("cleanup.policy", "delete", "min.insync.replicas", "2"));
    make("waymark.goal-spells", 3, Topics.GOAL_SPELLS.config());
    make("waymark.rejects", 1, Map.of("cleanup.policy", "delete", "retention.ms", "1000"));

    TopicPlan plan = planner().apply();

    assertThat(item(plan, "waymark.events").state()).isEqualTo(State.DIFFERS);
    assertThat(item(plan, "waymark.events").notes())
        .anyMatch(note -> note.startsWith("cleanup.policy is delete and should be compact"))
        .anyMatch(note -> note.contains("nothing can be written"));
    assertThat(item(plan, "waymark.goal-spells").notes())
        .containsExactly("it has partitions: 3, waymark.events has 4: they must be alike");
    assertThat(item(plan, "waymark.rejects").notes())
        .containsExactly("retention.ms is 1000 and should be -1: records would be lost");
    assertThat(item(plan, "waymark.program-months").notes())
        .containsExactly("partitions: 4, copies: 1");
    assertThat(plan.count(State.MISSING)).isZero();
    assertThat(plan.isDone()).isFalse();
  }

  @Test
  void saysWhyAClusterRefuses() {
    assertThatThrownBy(
            () ->
                new TopicPlanner(
                        Map.of(
                            "bootstrap.servers",
                            "127.0.0.1:1",
                            "default.api.timeout.ms",
                            "1000",
                            "request.timeout.ms",
                            "500"),
                        new TopicPlanner.Wish(5, Optional.empty()))
                    .plan())
        .isInstanceOf(KafkaException.class)
        .extracting(e -> ClusterWords.of(e, "127.0.0.1:1"))
        .asString()
        .contains("no broker answered at 127.0.0.1:1");
    assertThat(ClusterWords.of(new KafkaException(new SaslAuthenticationException("no")), "a:1"))
        .contains("refused the sign-in");
    assertThat(ClusterWords.of(new TopicAuthorizationException("no"), "a:1"))
        .contains("does not allow it");
  }
}
