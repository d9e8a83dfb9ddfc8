package org.waymark.schemas.lake;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * One consistent cut of all tables: a position in {@code waymark.events} and the snapshot of every
 * table at it. Readers open a head and nothing else.
 *
 * @param sequence counts up by one with every head
 * @param cut the offset of the next event, by partition: all events below it, and no other, are in
 *     the facts of this head
 * @param snapshots Iceberg's snapshot id by table; a table without rows has none
 */
public record Head(long sequence, Map<Integer, Long> cut, Map<String, Long> snapshots) {

  private static final String SEQUENCE = "waymark.seq";
  private static final String CUT = "waymark.cut";
  private static final String SNAPSHOTS = "waymark.heads";

  /** Before the first head: nothing was ever published. */
  public static final Head NONE = new Head(0, Map.of(), Map.of());

  /** Copies the maps. */
  public Head {
    cut = Map.copyOf(cut);
    snapshots = Map.copyOf(snapshots);
  }

  /** The next head. */
  public Head next(Map<Integer, Long> newCut, Map<String, Long> newSnapshots) {
    return new Head(sequence + 1, newCut, newSnapshots);
  }

  /** Whether every event below the given offsets is in it. */
  public boolean covers(Map<Integer, Long> endOffsets) {
    return endOffsets.entrySet().stream()
        .allMatch(end -> cut.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /**
   * Whether the same is counted from both: the cut is the same, and so are the snapshots of the
   * tables that no cut decides. Upkeep gives the others new snapshots of the same rows.
   */
  public boolean holdsWhat(Head other) {
    return cut.equals(other.cut)
        && LakeTable.ALL.stream()
            .filter(table -> table.part() == LakeTable.Part.OUTSIDE)
            .map(LakeTable::name)
            .allMatch(table -> Objects.equals(snapshots.get(table), other.snapshots.get(table)));
  }

  /** As the properties of a snapshot's summary. */
  public Map<String, String> toSummary() {
    return Map.of(SEQUENCE, Long.toString(sequence), CUT, write(cut), SNAPSHOTS, write(snapshots));
  }

  /**
   * Reads a snapshot's summary.
   *
   * @throws IllegalArgumentException when it holds no head
   */
  public static Head fromSummary(Map<String, String> summary) {
    String sequence = summary.get(SEQUENCE);
    if (sequence == null) {
      throw new IllegalArgumentException(
          "a snapshot of the table heads holds no head: something else has written to it");
    }
    return new Head(
        Long.parseLong(sequence),
        read(summary.getOrDefault(CUT, ""), Integer::valueOf),
        read(summary.getOrDefault(SNAPSHOTS, ""), Function.identity()));
  }

  /** Numbers by name as {@code 0=12,1=7}, sorted. */
  public static String write(Map<?, Long> numbers) {
    return numbers.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(joining(","));
  }

  /** Reads what {@link #write} wrote. */
  public static <K> Map<K, Long> read(String written, Function<String, K> key) {
    if (written.isEmpty()) {
      return new HashMap<>();
    }
    return Arrays.stream(written.split(","))
        .map(part -> part.split("="))
        .collect(toUnmodifiableMap(part -> key.apply(part[0]), part -> Long.valueOf(part[1])));
  }
}
