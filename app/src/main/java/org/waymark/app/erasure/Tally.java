package org.waymark.app.erasure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was counted on the way. Who takes an erasure up that another process began finds less than
 * there was, so the most that anybody saw counts.
 */
record Tally(long events, long facts, long cells, long files) {

  private static final Tally NOTHING = new Tally(0, 0, 0, 0);

  /** What was noted before. */
  static Tally of(Optional<String> written) {
    return written
        .map(
            text -> {
              List<Long> each = Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
              return new Tally(each.get(0), each.get(1), each.get(2), each.get(3));
            })
        .orElse(NOTHING);
  }

  String written() {
    return events + " " + facts + " " + cells + " " + files;
  }

  Tally withEvents(Map<String, Long> records) {
    return new Tally(Math.max(events, sum(records)), facts, cells, files);
  }

  Tally withFacts(Map<String, Long> records) {
    return new Tally(events, Math.max(facts, sum(records)), cells, files);
  }

  Tally withCells(long seen) {
    return new Tally(events, facts, Math.max(cells, seen), files);
  }

  Tally withFiles(long written) {
    return new Tally(events, facts, cells, files + written);
  }

  Receipt receipt(int deleted, long seconds, Receipt.Scanned scanned) {
    return new Receipt(events, facts, cells, files, deleted, seconds, scanned);
  }

  private static long sum(Map<String, Long> records) {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }
}
