package org.waymark.app.pipeline;

import static org.waymark.schemas.topic.Answers.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.waymark.app.home.Home;
import org.waymark.schemas.lake.Generations;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.lake.Succession;

/**
 * Removes generations that nobody keeps: tables, topics, consumer group and state. Each step can be
 * done again, so what a crash left is removed the next time.
 *
 * @param client how to reach Kafka
 */
record Removal(Home home, Map<String, Object> client) {

  private static final Pattern STATE = Pattern.compile("waymark-g(\\d+)");

  /** Copies the map. */
  Removal {
    client = Map.copyOf(client);
  }

  /** The greatest number of a generation whose state lies in a home; 0 if there is none. */
  static int newestState(Home home) {
    try (Stream<Path> states = Files.list(home.state())) {
      return states
          .map(state -> STATE.matcher(state.getFileName().toString()))
          .filter(Matcher::matches)
          .mapToInt(state -> Integer.parseInt(state.group(1)))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the state in " + home.state(), e);
    }
  }

  /** All but the one of a lake; after that nobody can go back to another. */
  void ofAllBut(Lake lake) {
    if (lake.generations().before().isPresent()) {
      Succession.forgetBefore(lake);
    }
    ofLeftovers(lake, lake.generation());
  }

  /** The state in this home of those that are not kept any more, which others have removed. */
  void ofState(Lake lake) {
    Generations known = lake.generations();
    IntStream.rangeClosed(0, newestState(home))
        .mapToObj(Generation::new)
        .filter(one -> !known.keeps(one))
        .forEach(this::removeState);
  }

  /** All but what is kept, and one that is being made. */
  void ofLeftovers(Lake lake, Generation making) {
    Generations known = lake.generations();
    try (Admin admin = Admin.create(client)) {
      IntStream.rangeClosed(0, known.newest())
          .mapToObj(Generation::new)
          .filter(one -> !known.keeps(one) && !one.equals(making))
          .forEach(one -> remove(lake, admin, one));
    }
  }

  private void remove(Lake lake, Admin admin, Generation one) {
    lake.drop(one);
    List<String> topics =
        get(admin.listTopics().names()).stream().filter(name -> isOf(one, name)).toList();
    get(admin.deleteTopics(topics).all());
    removeGroup(admin, one.application());
    removeState(one);
  }

  private void removeState(Generation one) {
    deleteState(home.state().resolve(one.application()));
    deleteState(home.state().resolve(one.application() + ".fold"));
  }

  /** Of its facts, or a changelog of its fold. */
  static boolean isOf(Generation one, String topic) {
    boolean fact = Topics.FACTS.stream().anyMatch(each -> one.name(each).equals(topic));
    String store =
        topic.startsWith(one.application() + "-")
            ? topic.substring(one.application().length() + 1)
            : "";
    // The first one's name begins those of all others.
    return fact || (store.endsWith("-changelog") && !store.matches("g\\d+-.*"));
  }

  private static void deleteState(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the state in " + directory, e);
    }
  }

  /**
   * A member that comes back under its name stays in its group when it stops, so that the group is
   * not empty yet when its process has just gone: no living fold has a generation that nobody
   * keeps.
   */
  private static void removeGroup(Admin admin, String group) {
    try {
      List<MemberToRemove> members =
          get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
              .flatMap(described -> described.members().stream())
              .flatMap(member -> member.groupInstanceId().stream())
              .map(MemberToRemove::new)
              .toList();
      if (!members.isEmpty()) {
        get(
            admin
                .removeMembersFromConsumerGroup(
                    group, new RemoveMembersFromConsumerGroupOptions(members))
                .all());
      }
      get(admin.deleteConsumerGroups(List.of(group)).all());
    } catch (GroupIdNotFoundException e) {
      return; // removed before
    }
  }
}
