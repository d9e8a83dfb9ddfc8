package org.waymark.ingest.fhir;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the resources of an import.
 *
 * @param lines one for each type, by name
 * @param assumed what was taken for granted, in words, and of how many resources
 */
public record ResourceCounts(List<Line> lines, Map<String, Long> assumed) {

  /** No resources. */
  public static final ResourceCounts NONE = new ResourceCounts(List.of(), Map.of());

  /** Copies the lines. */
  public ResourceCounts {
    lines = List.copyOf(lines);
    assumed = new TreeMap<>(assumed);
  }

  /**
   * What became of the resources of a type: each that was read is one of the other three.
   *
   * @param type as R4 names it
   * @param read resources
   * @param mapped those that became events
   * @param leftOut those that say nothing that is counted here
   * @param refused those that leave unsaid, or wrong, what must be known
   * @param why the others were not mapped, in words, and how many of them
   */
  public record Line(
      String type, long read, long mapped, long leftOut, long refused, Map<String, Long> why) {

    Line plus(Line other) {
      Map<String, Long> both = new TreeMap<>(why);
      other.why.forEach((words, count) -> both.merge(words, count, Long::sum));
      return new Line(
          type,
          read + other.read,
          mapped + other.mapped,
          leftOut + other.leftOut,
          refused + other.refused,
          both);
    }
  }

  /** Whether there were none. */
  public boolean none() {
    return lines.isEmpty();
  }
}
