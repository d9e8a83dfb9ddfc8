package org.waymark.reports.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people, by their keys. What is a sum over people is counted for one range after the
 * other, so that memory does not grow with the log: see {@link Cut#inParts}.
 *
 * @param first the least key that is in; null if there is none before it
 * @param until the least key that is not; null if there is no end
 */
public record KeyRange(@Nullable String first, @Nullable String until) {

  /** Everybody. */
  public static final KeyRange ALL = new KeyRange(null, null);

  /** An audit takes some 400 bytes of memory for each. */
  static final long MOST_EVENTS = 700_000;

  /** For periods of several months a report keeps people's counts of all indicators. */
  static final long MOST_MONTHS = 150_000;

  /** What makes a range large. */
  private enum Rows {
    EVENTS,
    PARTICIPANT_MONTHS
  }

  /**
   * Everybody in a cut, in the order of the keys.
   *
   * @param most events in a range, but for those of one more person
   */
  static List<KeyRange> ofEvents(Cut cut, long most) {
    return of(cut, Rows.EVENTS, most, Optional.empty());
  }

  /**
   * Likewise.
   *
   * @param most months in a range, revisions and all, but for those of one more person
   */
  static List<KeyRange> ofMonths(Cut cut, long most) {
    return of(cut, Rows.PARTICIPANT_MONTHS, most, Optional.empty());
  }

  /** Everybody of whom an import has events, likewise. */
  static List<KeyRange> ofImport(Cut cut, String importId) {
    return of(cut, Rows.EVENTS, MOST_EVENTS, Optional.of(importId));
  }

  private static List<KeyRange> of(Cut cut, Rows rows, long most, Optional<String> importId) {
    List<String> starts =
        cut.report(
            "key_ranges",
            Map.of(
                "of_events", Boolean.toString(rows == Rows.EVENTS),
                "most_rows", Long.toString(most),
                "import_id", importId.map(Literals::text).orElse(Literals.NULL)),
            row -> row.getString("first"));
    if (starts.isEmpty()) {
      return List.of(ALL);
    }
    // Nobody is left out, not even who has no such row.
    List<@Nullable String> bounds = new ArrayList<>(starts);
    bounds.set(0, null);
    bounds.add(null);
    return IntStream.range(0, starts.size())
        .mapToObj(i -> new KeyRange(bounds.get(i), bounds.get(i + 1)))
        .toList();
  }

  /** Whether there is nobody before it. */
  public boolean isFirst() {
    return first == null;
  }

  /** The variables {@code first_key} and {@code until_key}, as {@link Literals}. */
  Map<String, String> variables() {
    return Map.of("first_key", literal(first), "until_key", literal(until));
  }

  private static String literal(@Nullable String key) {
    return key == null ? Literals.NULL : Literals.text(key);
  }
}
