package org.waymark.schemas.lake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.topic.Generation;

/**
 * Which generation of a lake's tables is in force. One record, moved by compare-and-swap: so a
 * switch has happened or has not.
 *
 * @param sequence counts the changes of this record
 * @param inForce what readers see
 * @param before what was in force before it and is still kept
 * @param newest the greatest number that was ever given: none is given twice
 * @param made by what each was made, as far as is known
 */
public record Generations(
    long sequence,
    Generation inForce,
    Optional<Generation> before,
    int newest,
    Map<Integer, Maker> made) {

  private static final String SEQUENCE = "waymark.generations.seq";
  private static final String IN_FORCE = "waymark.generations.in-force";
  private static final String BEFORE = "waymark.generations.before";
  private static final String NEWEST = "waymark.generations.newest";
  private static final String MADE = "waymark.generations.made.";

  /** Of a lake that was never folded again. */
  public static final Generations FIRST =
      new Generations(0, Generation.FIRST, Optional.empty(), 0, Map.of());

  /** Copies the map. */
  public Generations {
    made = Map.copyOf(made);
  }

  /**
   * Gives the next number, to tables that are not in force yet.
   *
   * @param newestElsewhere the greatest number that something outside the lake tells of: the record
   *     may have been lost with a lake before this one
   */
  public Generations begin(int newestElsewhere, Maker maker) {
    int next = Math.max(newest, newestElsewhere) + 1;
    return new Generations(sequence + 1, inForce, before, next, with(next, maker));
  }

  /** Notes by what the one in force is made. */
  public Generations madeBy(Maker maker) {
    return new Generations(sequence + 1, inForce, before, newest, with(inForce.number(), maker));
  }

  /** Puts another one in force, and keeps the one that was. */
  public Generations switchTo(Generation other) {
    return new Generations(sequence + 1, other, Optional.of(inForce), newest, made);
  }

  /**
   * Of a lake that is made from a log which other generations were made from: the next one after
   * them is in force.
   */
  public Generations after(int newestBefore, Maker maker) {
    int next = Math.max(newest, newestBefore) + 1;
    return new Generations(
        sequence + 1, new Generation(next), Optional.empty(), next, Map.of(next, maker));
  }

  /** Keeps nothing but the one in force. */
  public Generations withoutBefore() {
    return new Generations(sequence + 1, inForce, Optional.empty(), newest, made);
  }

  /** Whether somebody may still read it. */
  public boolean keeps(Generation one) {
    return one.equals(inForce) || before.filter(one::equals).isPresent();
  }

  private Map<Integer, Maker> with(int number, Maker maker) {
    Map<Integer, Maker> all = new HashMap<>(made);
    all.put(number, maker);
    return all;
  }

  /** As the properties of a snapshot's summary. */
  public Map<String, String> toSummary() {
    Map<String, String> summary = new HashMap<>();
    summary.put(SEQUENCE, Long.toString(sequence));
    summary.put(IN_FORCE, Integer.toString(inForce.number()));
    before.ifPresent(one -> summary.put(BEFORE, Integer.toString(one.number())));
    summary.put(NEWEST, Integer.toString(newest));
    made.forEach((number, maker) -> summary.put(MADE + number, maker.write()));
    return summary;
  }

  /**
   * Reads a snapshot's summary.
   *
   * @throws IllegalArgumentException when it holds no such record
   */
  public static Generations fromSummary(Map<String, String> summary) {
    Map<Integer, Maker> made = new HashMap<>();
    summary.forEach(
        (name, value) -> {
          if (name.startsWith(MADE)) {
            made.put(Integer.valueOf(name.substring(MADE.length())), Maker.read(value));
          }
        });
    return new Generations(
        number(summary.get(SEQUENCE)),
        generation(summary.get(IN_FORCE)),
        Optional.ofNullable(summary.get(BEFORE)).map(Generations::generation),
        number(summary.get(NEWEST)),
        made);
  }

  private static Generation generation(@Nullable String number) {
    return new Generation(number(number));
  }

  private static int number(@Nullable String number) {
    if (number == null) {
      throw new IllegalArgumentException(
          "a snapshot of the table generations is none of Waymark's: something else wrote to it");
    }
    return Integer.parseInt(number);
  }
}
