package org.waymark.reports.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/**
 * A part of the people, by their keys: every number of a person comes from that person's events
 * alone, so the parts can be counted one after the other.
 *
 * @param first the least key that is in
 * @param until the least key that is not; null if there is no end
 */
record Part(String first, @Nullable String until) {

  /** Everybody. */
  static final Part WHOLE = new Part("", null);

  /** An audit takes some 400 bytes of memory for each. */
  static final long MOST_EVENTS = 1_000_000;

  /** As many as an audit has memory for, in the order of the keys; everybody is in one of them. */
  static List<Part> of(Cut cut) {
    return of(cut, MOST_EVENTS);
  }

  /**
   * Parts likewise.
   *
   * @param mostEvents in a part, and those of one more person
   */
  static List<Part> of(Cut cut, long mostEvents) {
    List<String> starts =
        new ArrayList<>(
            cut.report(
                "audit/parts",
                Map.of("most_events", Long.toString(mostEvents)),
                row -> row.getString("first")));
    if (starts.isEmpty()) {
      return List.of(WHOLE);
    }
    starts.set(0, WHOLE.first());
    return IntStream.range(0, starts.size())
        .mapToObj(i -> new Part(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : null))
        .toList();
  }

  /** Whether there is nobody before it. */
  boolean isFirst() {
    return first.equals(WHOLE.first());
  }

  /** What the SQL of the audit is told of it. */
  Map<String, String> variables() {
    return Map.of(
        "first",
        Literals.text(first),
        "until",
        until == null ? Literals.NULL : Literals.text(until));
  }
}
