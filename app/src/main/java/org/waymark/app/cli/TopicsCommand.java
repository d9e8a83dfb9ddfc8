package org.waymark.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.waymark.app.kafka.ClusterWords;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.kafka.TopicPlan;
import org.waymark.app.kafka.TopicPlan.Item;
import org.waymark.app.kafka.TopicPlan.Item.State;
import org.waymark.app.kafka.TopicPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code waymark topics}: the topics of an existing cluster. */
@Command(
    name = "topics",
    description = {
      "Compares the topics of an existing Kafka cluster with those that Waymark needs.",
      "The broker of a home makes its own; nothing here deletes or changes a topic that is there."
    })
final class TopicsCommand implements Runnable {

  private static final int MOST_PARTITIONS = 1_000;

  @ParentCommand private WaymarkCommand root;
  @Spec private CommandSpec spec;

  /** How topics that are missing are made. */
  static final class WishOptions {

    @Option(
        names = "--partitions",
        paramLabel = "N",
        defaultValue = "12",
        description = "Of the events, if they are made (default: ${DEFAULT-VALUE}).")
    private int partitions = 12;

    @Option(
        names = "--replication-factor",
        paramLabel = "N",
        description = "Copies of each partition that is made; without it what is usual there.")
    private @Nullable Short copies;

    TopicPlanner.Wish wish() {
      if (partitions < 1 || partitions > MOST_PARTITIONS || (copies != null && copies < 1)) {
        throw new CommandException(
            "--partitions is a number from 1 to 1000, --replication-factor 1 or more");
      }
      return new TopicPlanner.Wish(partitions, Optional.ofNullable(copies));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "plan or apply?");
  }

  @Command(
      name = "plan",
      description = "Says what is there, missing or different; changes nothing.")
  int plan(@Mixin KafkaOptions kafka, @Mixin WishOptions wish) {
    return answer(kafka.settings(), wish.wish(), TopicPlanner::plan);
  }

  @Command(
      name = "apply",
      description = "Makes what is missing; never deletes, shrinks or changes a topic.")
  int apply(@Mixin KafkaOptions kafka, @Mixin WishOptions wish) {
    return answer(kafka.settings(), wish.wish(), TopicPlanner::apply);
  }

  private int answer(
      KafkaSettings kafka, TopicPlanner.Wish wish, Function<TopicPlanner, TopicPlan> step) {
    String server =
        kafka
            .bootstrapServer()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "which cluster? Name it with --bootstrap-server; the broker of a home makes"
                            + " its own topics"));
    try {
      TopicPlan plan = step.apply(new TopicPlanner(kafka.client(server), wish));
      root.answer(values(plan), words(plan, server));
      return plan.isDone() ? ExitCode.DONE : ExitCode.TOPICS_DIFFER;
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new CommandException(ClusterWords.of(e, server));
    }
  }

  private static Map<String, Object> values(TopicPlan plan) {
    List<Map<String, Object>> topics =
        plan.topics().stream()
            .map(
                topic -> {
                  Map<String, Object> values = new LinkedHashMap<>();
                  values.put("name", topic.name());
                  values.put("state", word(topic));
                  values.put("notes", topic.notes());
                  return values;
                })
            .toList();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("brokers", plan.brokers());
    values.put("topics", topics);
    return values;
  }

  private static String word(Item topic) {
    return topic.state().name().toLowerCase(Locale.ROOT);
  }

  private static String words(TopicPlan plan, String server) {
    StringBuilder words = new StringBuilder();
    words.append("Topics at %s, brokers: %d%n".formatted(server, plan.brokers()));
    for (Item topic : plan.topics()) {
      String name = topic.name();
      String state = word(topic);
      for (String note : topic.notes()) {
        words.append("  %-28s %-8s %s%n".formatted(name, state, note));
        name = "";
        state = "";
      }
    }
    return words.append(last(plan)).toString();
  }

  private static String last(TopicPlan plan) {
    if (plan.isDone()) {
      return "All topics are there, and as they should be.";
    }
    long missing = plan.count(State.MISSING);
    String made = missing == 0 ? "" : missing + " are missing:  waymark topics apply  makes them.";
    long differ = plan.count(State.DIFFERS);
    return made
        + (differ == 0
            ? ""
            : (missing == 0 ? "" : " ")
                + differ
                + " differ. Nothing here changes them: kafka-configs.sh --alter does, and"
                + " kafka-topics.sh --delete for what is derived and empty.");
  }
}
