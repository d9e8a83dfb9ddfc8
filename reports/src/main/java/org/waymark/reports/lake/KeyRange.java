package org.waymark.reports.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people, by their keys. What comes from each person's events alone is counted for one
 * range after the other, so that memory does not grow with the log.
 *
 * @param first the least key that is in
 * @param until the least key that is not; null if there is no end
 */
public record KeyRange(String first, @Nullable String until) {

  /** Everybody. */
  public static final KeyRange ALL = new KeyRange("", null);

  /** An audit takes some 400 bytes of memory for each. */
  public static final long MOST_EVENTS = 700_000;

  /**
   * Everybody in a cut, in the order of the keys, in ranges that fit into memory.
   *
   * @param mostEvents in a range, but for those of one more person
   */
  public static List<KeyRange> of(Cut cut, long mostEvents) {
    return of(cut, mostEvents, Optional.empty());
  }

  /** Everybody of whom an import has events, likewise. */
  static List<KeyRange> ofImport(Cut cut, String importId) {
    return of(cut, MOST_EVENTS, Optional.of(importId));
  }

  private static List<KeyRange> of(Cut cut, long mostEvents, Optional<String> importId) {
    List<String> starts =
        new ArrayList<>(
            cut.report(
                "key_ranges",
                Map.of(
                    "most_events", Long.toString(mostEvents),
                    "import_id", importId.map(Literals::text).orElse(Literals.NULL)),
                row -> row.getString("first")));
    if (starts.isEmpty()) {
      return List.of(ALL);
    }
    // Nobody is left out, not even who has rows and no event.
    starts.set(0, ALL.first());
    return IntStream.range(0, starts.size())
        .mapToObj(
            i -> new KeyRange(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : null))
        .toList();
  }

  /** Whether there is nobody before it. */
  public boolean isFirst() {
    return first.equals(ALL.first());
  }

  /** The variables {@code first} and {@code until}, as {@link Literals}. */
  public Map<String, String> variables() {
    return Map.of(
        "first",
        Literals.text(first),
        "until",
        until == null ? Literals.NULL : Literals.text(until));
  }
}
