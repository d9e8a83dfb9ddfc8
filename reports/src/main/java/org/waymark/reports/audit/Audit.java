package org.waymark.reports.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.KeyRange;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;

/**
 * Counts every number of a cut again, by SQL over its events alone, and compares. The SQL is
 * written from the specification and shares nothing with the fold but the names of columns.
 */
public final class Audit {

  /** Each makes a table or view for those after it, of one part of the people. */
  private static final List<String> STEPS =
      List.of(
          "register",
          "consent",
          "reported",
          "sessions",
          "goal_rules",
          "goal_steps",
          "goal_course",
          "goal_story",
          "waiting",
          "goal_spells",
          "episode_spells",
          "session_months",
          "checked_months",
          "score_months",
          "choice_months",
          "task_months",
          "moment_months",
          "limit_months",
          "ending_months",
          "goal_months",
          "months",
          "sums");

  /** What the counts of people's months do not need. */
  private static final Set<String> BESIDE_MONTHS =
      Set.of("waiting", "goal_spells", "episode_spells", "sums");

  private static final Compared OF_PROGRAMS =
      Compared.ofCounts("program_months", List.of("program_id", "month"), Columns.OF_PROGRAM);

  private static final List<Compared> TABLES =
      List.of(
          Compared.ofCounts(
              "participant_months",
              List.of("participant_key", "program_id", "month"),
              Columns.OF_PERSON),
          OF_PROGRAMS,
          Compared.ofSpells("goal_spells", "goal_id", GoalSpell.getClassSchema()),
          Compared.ofSpells("episode_spells", "episode_id", EpisodeSpell.getClassSchema()));

  private Audit() {}

  /**
   * Audits a cut, a part of its people after the other: what it takes of memory does not grow with
   * the log.
   *
   * @param mostNamed how many differing cells of a table are named at most, 1 or more
   */
  public static List<AuditedTable> run(Cut cut, int mostNamed) {
    if (mostNamed < 1) {
      throw new IllegalArgumentException("an audit names one differing cell at least");
    }
    List<KeyRange> parts = cut.parts();
    if (parts.size() > 1) {
      cut.settle();
    }
    Map<Compared, AuditedTable> found = new HashMap<>();
    cut.inParts(
        "audit",
        parts,
        part -> {
          count(cut, part);
          ofPeople()
              .forEach(
                  table ->
                      found.merge(
                          table,
                          compare(cut, table, mostNamed),
                          (before, next) -> before.and(next, mostNamed)));
        });
    found.put(OF_PROGRAMS, compare(cut, OF_PROGRAMS, mostNamed));
    return TABLES.stream().map(found::get).toList();
  }

  /**
   * Counts again what the events of a part of the people come to: {@code
   * counted_participant_months}, {@code counted_goal_spells} and {@code counted_episode_spells} of
   * the part alone, {@code counted_program_months} and {@code waiting_goal_steps} of all parts so
   * far.
   */
  static void count(Cut cut, KeyRange part) {
    if (part.isFirst()) {
      cut.step("audit/nothing_waits");
    }
    STEPS.forEach(step -> cut.step("audit/" + step));
    List<String> summed = new ArrayList<>(List.of("part_program_months"));
    if (!part.isFirst()) {
      summed.add(counted(OF_PROGRAMS));
    }
    cut.step("audit/totals", Map.of("summed", Literals.list(summed)));
  }

  /** Counts {@code counted_participant_months} again, and no more. */
  static void countMonths(Cut cut) {
    STEPS.stream()
        .filter(step -> !BESIDE_MONTHS.contains(step))
        .forEach(step -> cut.step("audit/" + step));
  }

  private static Stream<Compared> ofPeople() {
    return TABLES.stream().filter(table -> table != OF_PROGRAMS);
  }

  private static String counted(Compared table) {
    return "counted_" + table.name();
  }

  private static AuditedTable compare(Cut cut, Compared table, int mostNamed) {
    Map<String, String> variables =
        Map.of(
            "written", Literals.text(table.name()),
            "counted", Literals.text(counted(table)),
            "key", Literals.list(table.key()),
            "nothing", table.nothing(),
            "most", Integer.toString(mostNamed));
    List<Found> found = cut.report("audit/compare", variables, Found::read);
    Found first = found.get(0);
    return new AuditedTable(
        table.name(),
        first.rows(),
        first.rows() * table.cells(),
        first.differing(),
        found.stream().flatMap(Found::cells).toList());
  }

  /**
   * A table that is compared.
   *
   * @param key the columns that name a row
   * @param cells how many other columns there are
   * @param nothing what a cell of a row that is not there holds, as a literal
   */
  private record Compared(String name, List<String> key, int cells, String nothing) {

    /** A row that is not there is one of zeros. */
    static Compared ofCounts(String name, List<String> key, Columns columns) {
      return new Compared(name, key, columns.names().size(), Literals.text("0"));
    }

    static Compared ofSpells(String name, String id, Schema schema) {
      List<String> key = List.of("participant_key", id);
      // What only the writer needs is no cell: source_offset and retired.
      int cells = schema.getFields().size() - key.size() - 2;
      return new Compared(name, key, cells, Literals.NULL);
    }
  }

  /** A row of the comparison. */
  private record Found(long rows, long differing, @Nullable DifferingCell cell) {

    static Found read(ResultSet row) throws SQLException {
      String key = row.getString("key");
      return new Found(
          row.getLong("rows"),
          row.getLong("differing"),
          key == null
              ? null
              : new DifferingCell(
                  key,
                  row.getString("column"),
                  row.getString("written"),
                  row.getString("counted")));
    }

    Stream<DifferingCell> cells() {
      return Stream.ofNullable(cell);
    }
  }
}
