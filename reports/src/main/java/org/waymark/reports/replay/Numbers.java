package org.waymark.reports.replay;

import java.util.List;
import java.util.Map;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/**
 * What a table of a cut holds, to be told whether it holds the same another time.
 *
 * @param rows that count
 * @param digest of them, in hexadecimal digits, whatever their order
 */
public record Numbers(String table, long rows, String digest) {

  private static final List<String> TABLES =
      List.of(
          "live_events", "participant_months", "program_months", "goal_spells", "episode_spells");

  /** Of the facts of a cut and the events that count. */
  public static List<Numbers> of(Cut cut) {
    return TABLES.stream().map(table -> of(cut, table)).toList();
  }

  private static Numbers of(Cut cut, String table) {
    return cut.report(
            "replay/numbers",
            Map.of("now", Literals.text(table)),
            row -> new Numbers(table, row.getLong("rows"), row.getString("digest")))
        .get(0);
  }
}
