package org.waymark.reports.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the values of one attribute become coarser: at level 0 each stands for itself, at each
 * further level for a group, and in most hierarchies at the last for all.
 */
public final class Hierarchy {

  private final String attribute;
  private final Map<String, Integer> leaves = new LinkedHashMap<>();
  private final List<Level> levels = new ArrayList<>();

  /**
   * Of rows, each a value and what it becomes at the levels above.
   *
   * @throws IllegalArgumentException when rows differ in length, a value is there twice, or there
   *     is none
   */
  public Hierarchy(String attribute, List<List<String>> rows) {
    this.attribute = attribute;
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("the hierarchy of " + attribute + " has no value");
    }
    int height = rows.get(0).size();
    for (int i = 0; i < height; i++) {
      levels.add(new Level(rows.size()));
    }
    for (List<String> row : rows) {
      if (row.size() != height || leaves.putIfAbsent(row.get(0), leaves.size()) != null) {
        throw new IllegalArgumentException(
            "the hierarchy of %s: %s is there twice, or has not %d levels as the first"
                .formatted(attribute, row.get(0), height));
      }
      for (int i = 0; i < height; i++) {
        levels.get(i).add(row.get(i));
      }
    }
  }

  /** The name of the attribute. */
  public String attribute() {
    return attribute;
  }

  /** How many levels there are, the values themselves included. */
  public int height() {
    return levels.size();
  }

  /** How many values there are at level 0, whether or not somebody has them. */
  public int leaves() {
    return leaves.size();
  }

  /**
   * What a value is at a level.
   *
   * @throws IllegalArgumentException when the hierarchy does not know the value
   */
  public String at(int level, String value) {
    return levels.get(level).names.get(levels.get(level).ofLeaf[leaf(value)]);
  }

  /** The different values of a level, in the order of the hierarchy. */
  public List<String> values(int level) {
    return List.copyOf(levels.get(level).names);
  }

  int leaf(String value) {
    Integer leaf = leaves.get(value);
    if (leaf == null) {
      throw new IllegalArgumentException(
          "the hierarchy of %s has no value %s".formatted(attribute, value));
    }
    return leaf;
  }

  int group(int level, int leaf) {
    return levels.get(level).ofLeaf[leaf];
  }

  /** The share of all values that a group holds, from 1 / {@link #leaves} to 1. */
  double share(int level, int group) {
    return (double) levels.get(level).sizes.get(group) / leaves.size();
  }

  private static final class Level {
    private final Map<String, Integer> groups = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final int[] ofLeaf;
    private int filled;

    Level(int leaves) {
      ofLeaf = new int[leaves];
    }

    void add(String name) {
      Integer group = groups.get(name);
      if (group == null) {
        group = names.size();
        groups.put(name, group);
        names.add(name);
        sizes.add(0);
      }
      sizes.set(group, sizes.get(group) + 1);
      ofLeaf[filled++] = group;
    }
  }
}
