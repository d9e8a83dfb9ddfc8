package org.waymark.app.status;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.Column;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;

/**
 * What a cut of the lake holds.
 *
 * @param events of the log, repeats included
 * @param people who have events
 * @param pending events of goals that wait until a late event makes them legal
 * @param rejects by reason
 */
public record Contents(long events, long people, long pending, Map<String, Long> rejects) {

  private static final String NUMBERS =
      """
      SELECT 'events', count(*) FROM events
      UNION ALL SELECT 'people', count(DISTINCT participant_key) FROM events
      UNION ALL SELECT 'pending', coalesce(sum(pending), 0)::BIGINT FROM goal_spells""";
  private static final String REJECTS = "SELECT reason, count(*) FROM rejects GROUP BY reason";

  static Contents of(Cut cut) {
    Map<String, Long> numbers = numbers(cut, NUMBERS);
    return new Contents(
        numbers.getOrDefault("events", 0L),
        numbers.getOrDefault("people", 0L),
        numbers.getOrDefault("pending", 0L),
        rejects(cut));
  }

  /** Lines that were refused, by reason. */
  static Map<String, Long> rejects(Cut cut) {
    return numbers(cut, REJECTS);
  }

  private static Map<String, Long> numbers(Cut cut, String sql) {
    Numbers numbers = new Numbers(new TreeMap<>());
    cut.query(sql, numbers);
    return numbers.byName();
  }

  /** Rows of a name and a number. */
  private record Numbers(Map<String, Long> byName) implements ResultWriter {

    @Override
    public void begin(List<Column> columns) {}

    @Override
    public void row(List<@Nullable Object> values) {
      if (values.get(0) instanceof String name && values.get(1) instanceof Number number) {
        byName.put(name, number.longValue());
      }
    }

    @Override
    public void end() {}
  }
}
