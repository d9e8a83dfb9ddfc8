package org.waymark.reports.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Why a published cell changed.
 *
 * @param before as the earlier publication tells it
 * @param after as the later one does
 * @param countedFor the publications for which these were counted: an earlier one each where a cell
 *     was carried over
 * @param parts of the change, in the order of the causes; none where a cell is not shown
 * @param steps in how many the published number changed
 * @param obstacles to splitting steps
 */
public record Explanation(
    Question question,
    Told before,
    Told after,
    CountedFor countedFor,
    List<Part> parts,
    int steps,
    Set<Obstacle> obstacles) {

  /** Publications, by number; nothing where it is gone. */
  public record CountedFor(Optional<Integer> before, Optional<Integer> after) {}

  /** Takes copies. */
  public Explanation {
    parts = List.copyOf(parts);
    obstacles = Set.copyOf(obstacles);
  }
}
