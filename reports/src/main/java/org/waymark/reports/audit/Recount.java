package org.waymark.reports.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/**
 * Counts a cut again from some of its events, with the SQL of the audit. From then on the reports
 * of that cut read these counts and see these events.
 */
public final class Recount {

  private static final List<String> TABLES =
      List.of("participant_months", "program_months", "goal_spells", "episode_spells");

  private Recount() {}

  /**
   * From the versions that were recorded by a time, that moment included, whenever they came into
   * the log.
   */
  public static void recordedBy(Cut cut, Instant time) {
    cut.step("recount/events_by_time", Map.of("recorded_by", Literals.instant(time)));
    all(cut);
    TABLES.forEach(table -> cut.step("recount/" + table));
  }

  /** Counts all of a cut again; the reports go on to read what was written. */
  public static void all(Cut cut) {
    cut.step("recount/gather_nothing");
    cut.inParts(
        "counting again",
        cut.parts(),
        part -> {
          Audit.count(cut, part);
          gather(cut);
        });
  }

  /**
   * From now on the reports of an audited cut read what the audit counted, if all of it still lies
   * in memory: no number differs, and no report opens the files of the facts and looks for the
   * newest rows again.
   */
  public static void readCounted(Cut audited) {
    if (audited.parts().size() == 1) {
      audited.step("recount/gather_nothing");
      gather(audited);
      TABLES.forEach(table -> audited.step("recount/" + table));
    }
  }

  private static void gather(Cut cut) {
    cut.step("recount/gather_months");
    cut.step("recount/gather_spells");
  }

  /**
   * The months of people alone, from the events of a table {@code explained}, made by {@code
   * explain/causes}.
   *
   * @param step up to which its versions are in
   */
  public static void upTo(Cut cut, int step) {
    cut.step("recount/events_by_cause", Map.of("step", Integer.toString(step)));
    cut.step("recount/gather_nothing");
    cut.inParts(
        "counting again",
        cut.parts(),
        part -> {
          Audit.countMonths(cut);
          cut.step("recount/gather_months");
        });
    cut.step("recount/participant_months");
  }
}
