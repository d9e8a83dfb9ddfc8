package org.waymark.reports.privacy;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A global recoding: the level of each attribute, in their order.
 *
 * @param levels from 0
 */
public record Node(List<Integer> levels) {

  /** Keeps a copy. */
  public Node {
    levels = List.copyOf(levels);
  }

  /** As papers write it: {@code {0,3,1}}. */
  @Override
  public String toString() {
    return levels.stream().map(Object::toString).collect(joining(",", "{", "}"));
  }
}
