package org.waymark.app.kafka;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.waymark.schemas.topic.Answers;
import org.waymark.schemas.topic.Generation;
import org.waymark.schemas.topic.Topics;
import org.waymark.streams.topology.FoldMember;

/** The processes that fold the log of a cluster, as the cluster sees them. */
public final class FoldGroup {

  /** Each thread of a process is a member, under the process's name and its own number. */
  private static final Pattern THREAD = Pattern.compile("(.*)-\\d+");

  private FoldGroup() {}

  /**
   * A process that folds. One that died stands here until its session ends.
   *
   * @param name as it was told to call itself
   * @param partitions of the events that it folds
   * @param lag events of these that it has not folded yet
   */
  public record Member(String name, String host, List<Integer> partitions, long lag) {

    /** Copies the list. */
    public Member {
      partitions = List.copyOf(partitions);
    }

    /** Whether it is one of several, rather than a process that folds by itself. */
    public boolean isOneOfSeveral() {
      return FoldMember.isOneOfSeveral(name);
    }
  }

  /** All of them, by name, whichever generation of tables they fold into. */
  public static List<Member> members(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      return Answers.get(admin.listGroups().all()).stream()
          .map(GroupListing::groupId)
          .filter(Generation::isApplication)
          .flatMap(group -> members(admin, group))
          .sorted(Comparator.comparing(Member::name))
          .toList();
    }
  }

  private static Stream<Member> members(Admin admin, String group) {
    List<MemberDescription> threads = describe(admin, group);
    if (threads.isEmpty()) {
      return Stream.empty();
    }
    Map<Integer, Long> lag = lag(admin, group);
    return threads.stream().collect(groupingBy(FoldGroup::name)).entrySet().stream()
        .map(process -> member(process, lag));
  }

  private static Member member(
      Map.Entry<String, List<MemberDescription>> process, Map<Integer, Long> lag) {
    List<Integer> partitions =
        process.getValue().stream()
            .flatMap(thread -> thread.assignment().topicPartitions().stream())
            .filter(partition -> partition.topic().equals(Topics.EVENTS.name()))
            .map(TopicPartition::partition)
            .sorted()
            .toList();
    long behind = partitions.stream().mapToLong(each -> lag.getOrDefault(each, 0L)).sum();
    String host = process.getValue().get(0).host().replaceFirst("^/", "");
    return new Member(process.getKey(), host, partitions, behind);
  }

  private static String name(MemberDescription thread) {
    String instance = thread.groupInstanceId().orElse(thread.clientId());
    Matcher numbered = THREAD.matcher(instance);
    return numbered.matches() ? numbered.group(1) : instance;
  }

  /** A group that went meanwhile has nobody. */
  private static List<MemberDescription> describe(Admin admin, String group) {
    try {
      return Answers.get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
          .flatMap(described -> described.members().stream())
          .toList();
    } catch (GroupIdNotFoundException e) {
      return List.of();
    }
  }

  private static Map<Integer, Long> lag(Admin admin, String group) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        Answers.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<Integer, Long> lag = new HashMap<>();
    KafkaTopics.ends(admin, Topics.EVENTS)
        .forEach(
            (partition, end) -> {
              OffsetAndMetadata at =
                  committed.get(new TopicPartition(Topics.EVENTS.name(), partition));
              lag.put(partition, end - (at == null ? 0 : Objects.requireNonNull(at).offset()));
            });
    return lag;
  }
}
