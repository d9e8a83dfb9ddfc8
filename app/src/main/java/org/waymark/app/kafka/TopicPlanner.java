package org.waymark.app.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.waymark.app.kafka.TopicPlan.Item;
import org.waymark.app.kafka.TopicPlan.Item.State;
import org.waymark.schemas.topic.Answers;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topic;
import org.waymark.schemas.topic.Topic.Partitions;
import org.waymark.schemas.topic.Topics;

/**
 * Compares the topics of a cluster with those that Waymark needs, and makes those that are missing.
 * It never deletes a topic, and never changes one that is there.
 */
public final class TopicPlanner {

  private static final Map<String, Object> PATIENCE =
      Map.of(
          AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000,
          AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);

  private final Map<String, Object> client;
  private final Wish wish;

  /**
   * Of a cluster.
   *
   * @param client Kafka's settings of the client: where the cluster is and how to sign in
   * @param wish how topics are made that are not there
   */
  public TopicPlanner(Map<String, Object> client, Wish wish) {
    this.client = new HashMap<>(PATIENCE);
    this.client.putAll(client);
    this.wish = wish;
  }

  /**
   * How topics are made.
   *
   * @param partitions of the events, and of what is derived from them
   * @param copies of each partition; empty leaves it to the cluster
   */
  public record Wish(int partitions, Optional<Short> copies) {}

  /**
   * Looks, and changes nothing.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
   */
  public TopicPlan plan() {
    try (Admin admin = Admin.create(client)) {
      return plan(admin);
    }
  }

  /**
   * Makes what is missing, and looks again.
   *
   * @throws org.apache.kafka.common.KafkaException when the cluster does not answer, or refuses
   */
  public TopicPlan apply() {
    try (Admin admin = Admin.create(client)) {
      Map<String, TopicDescription> there = there(admin);
      int partitions = partitions(there);
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !there.containsKey(topic.name()))
              .map(topic -> KafkaTopics.newTopic(topic, partitions, wish.copies()))
              .toList();
      make(admin, missing);
      KafkaTopics.awaitLeaders(client, Generation.FIRST);
      return plan(admin);
    }
  }

  private static void make(Admin admin, List<NewTopic> missing) {
    try {
      Answers.get(admin.createTopics(missing).all());
    } catch (TopicExistsException e) {
      return; // somebody else was faster: it is looked at like every other
    }
  }

  private TopicPlan plan(Admin admin) {
    int brokers = Answers.get(admin.describeCluster().nodes()).size();
    Map<String, TopicDescription> there = there(admin);
    Map<String, Config> configs = configs(admin, there.keySet());
    List<Item> items = new ArrayList<>();
    for (Topic<?, ?> topic : Topics.ALL) {
      TopicDescription found = there.get(topic.name());
      if (found == null) {
        items.add(missing(topic, partitions(there)));
      } else {
        Config config = Objects.requireNonNull(configs.get(topic.name()));
        items.add(compared(topic, new Found(found, config), partitions(there), brokers));
      }
    }
    return new TopicPlan(brokers, items);
  }

  private static Map<String, TopicDescription> there(Admin admin) {
    Set<String> names = Answers.get(admin.listTopics().names());
    List<String> ours =
        Topics.ALL.stream().<String>map(Topic::name).filter(names::contains).toList();
    return Answers.get(admin.describeTopics(ours).allTopicNames());
  }

  private static Map<String, Config> configs(Admin admin, Set<String> names) {
    Map<String, Config> configs = new HashMap<>();
    List<ConfigResource> asked =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Answers.get(admin.describeConfigs(asked).all())
        .forEach((topic, config) -> configs.put(topic.name(), config));
    return configs;
  }

  /** The events decide for all: what is derived from one stays in its partition. */
  private int partitions(Map<String, TopicDescription> there) {
    TopicDescription events = there.get(Topics.EVENTS.name());
    return events == null ? wish.partitions() : events.partitions().size();
  }

  private Item missing(Topic<?, ?> topic, int partitions) {
    int count = topic.partitions() == Partitions.LIKE_EVENTS ? partitions : 1;
    String copies = wish.copies().map(String::valueOf).orElse("as usual there");
    List<String> notes = new ArrayList<>(List.of("partitions: " + count + ", copies: " + copies));
    new TreeMap<>(topic.config()).forEach((name, value) -> notes.add(name + "=" + value));
    return new Item(topic.name(), State.MISSING, notes);
  }

  private record Found(TopicDescription topic, Config config) {

    int copies() {
      return topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0);
    }

    String value(String name) {
      ConfigEntry entry = config.get(name);
      return entry == null || entry.value() == null ? "" : entry.value();
    }
  }

  private static Item compared(Topic<?, ?> topic, Found found, int partitions, int brokers) {
    List<String> differences = new ArrayList<>();
    int count = found.topic().partitions().size();
    if (topic.partitions() == Partitions.LIKE_EVENTS && count != partitions) {
      differences.add(
          "it has partitions: %d, %s has %d: they must be alike"
              .formatted(count, Topics.EVENTS.name(), partitions));
    }
    new TreeMap<>(topic.config())
        .forEach(
            (name, wanted) -> {
              if (!found.value(name).equals(wanted)) {
                differences.add(
                    "%s is %s and should be %s%s"
                        .formatted(name, found.value(name), wanted, follows(name)));
              }
            });
    copies(found, brokers).ifPresent(differences::add);
    return differences.isEmpty()
        ? new Item(
            topic.name(),
            State.THERE,
            List.of("partitions: %d, copies: %d".formatted(count, found.copies())))
        : new Item(topic.name(), State.DIFFERS, differences);
  }

  private static String follows(String name) {
    return switch (name) {
      case "cleanup.policy", "retention.ms" -> ": records would be lost";
      default -> "";
    };
  }

  /** What is acknowledged should be on two machines, where there are three. */
  private static Optional<String> copies(Found found, int brokers) {
    int copies = found.copies();
    int inSync = Integer.parseInt("0" + found.value("min.insync.replicas"));
    if (inSync > copies) {
      return Optional.of(
          "min.insync.replicas is %d, more than its copies (%d): nothing can be written to it"
              .formatted(inSync, copies));
    }
    if (brokers >= 3 && copies < 3) {
      return Optional.of(
          "copies: %d, on %d brokers, and should be 3: a broker that is lost takes records with it"
              .formatted(copies, brokers));
    }
    if (copies >= 3 && inSync < 2) {
      return Optional.of(
          "min.insync.replicas is %d and should be 2: what one broker alone has counts as written"
              .formatted(inSync));
    }
    return Optional.empty();
  }
}
