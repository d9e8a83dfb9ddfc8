package org.waymark.schemas.topic;

import java.util.regex.Pattern;

/**
 * One folding of the whole log: topics of facts, a consumer group and tables of its own, so that a
 * second one can be made beside it. What comes from outside the fold, the events above all, they
 * share.
 *
 * @param number from 0, which bears no mark in any name; never used twice in a home
 */
public record Generation(int number) {

  /** The one that every home begins with. */
  public static final Generation FIRST = new Generation(0);

  private static final String NAME = "waymark";
  private static final Pattern APPLICATION = Pattern.compile(NAME + "(-g[1-9][0-9]*)?");

  /** Checks the number. */
  public Generation {
    if (number < 0) {
      throw new IllegalArgumentException("generations are counted from 0, not " + number);
    }
  }

  /** The consumer group of its fold: what that has committed of the log is the cut of its lake. */
  public String application() {
    return marked(NAME, "-");
  }

  /** Whether a consumer group is that of a fold. */
  public static boolean isApplication(String group) {
    return APPLICATION.matcher(group).matches();
  }

  /** The name of a topic: that of facts is its own. */
  public String name(Topic<?, ?> topic) {
    return Topics.FACTS.contains(topic) ? marked(topic.name(), ".") : topic.name();
  }

  /** Where its tables stand in the lake's catalog. */
  public String namespace() {
    return marked(NAME, "_");
  }

  private String marked(String name, String separator) {
    return number == 0 ? name : name + separator + "g" + number;
  }
}
