package org.waymark.app.kafka;

import java.util.List;
import org.waymark.app.kafka.TopicPlan.Item.State;

/**
 * The topics of a cluster beside those that Waymark needs.
 *
 * @param brokers how many there are
 * @param topics in the order in which they are made
 */
public record TopicPlan(int brokers, List<Item> topics) {

  /** Copies the topics. */
  public TopicPlan {
    topics = List.copyOf(topics);
  }

  /**
   * One topic.
   *
   * @param name in Kafka
   * @param state how it stands
   * @param notes how it is, how it would be made, or what differs, each with what follows from it
   */
  public record Item(String name, State state, List<String> notes) {

    /** How a topic stands. */
    public enum State {
      /** As it should be. */
      THERE,
      /** Would be made. */
      MISSING,
      /** Is there, and not as it should be: nothing here changes it. */
      DIFFERS
    }

    /** Copies the notes. */
    public Item {
      notes = List.copyOf(notes);
    }
  }

  /** How many topics stand so. */
  public long count(State state) {
    return topics.stream().filter(topic -> topic.state() == state).count();
  }

  /** Whether nothing is missing and nothing differs. */
  public boolean isDone() {
    return count(State.THERE) == topics.size();
  }
}
