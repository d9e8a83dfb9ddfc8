package org.waymark.reports.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;

/**
 * Counts every number of a cut again, by SQL over its events alone, and compares. The SQL is
 * written from the specification and shares nothing with the fold but the names of columns.
 */
public final class Audit {

  /** Each makes a table or view for those after it. */
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
  private static final Set<String> BESIDE_MONTHS = Set.of("goal_spells", "episode_spells", "sums");

  private static final List<Compared> TABLES =
      List.of(
          Compared.ofCounts(
              "participant_months",
              List.of("participant_key", "program_id", "month"),
              Columns.OF_PERSON),
          Compared.ofCounts("program_months", List.of("program_id", "month"), Columns.OF_PROGRAM),
          Compared.ofSpells("goal_spells", "goal_id", GoalSpell.getClassSchema()),
          Compared.ofSpells("episode_spells", "episode_id", EpisodeSpell.getClassSchema()));

  private Audit() {}

  /**
   * Audits a cut.
   *
   * @param mostNamed how many differing cells of a table are named at most, 1 or more
   */
  public static List<AuditedTable> run(Cut cut, int mostNamed) {
    if (mostNamed < 1) {
      throw new IllegalArgumentException("an audit names one differing cell at least");
    }
    count(cut);
    return TABLES.stream().map(table -> compare(cut, table, mostNamed)).toList();
  }

  /**
   * Counts again what the events of a cut come to: every table as {@code counted_} and its name.
   */
  public static void count(Cut cut) {
    STEPS.forEach(step -> cut.step("audit/" + step));
  }

  /** Counts {@code counted_participant_months} again, and no more. */
  static void countMonths(Cut cut) {
    STEPS.stream()
        .filter(step -> !BESIDE_MONTHS.contains(step))
        .forEach(step -> cut.step("audit/" + step));
  }

  private static AuditedTable compare(Cut cut, Compared table, int mostNamed) {
    List<Found> found =
        cut.report(
            "audit/compare",
            Map.of(
                "written", Literals.text(table.name()),
                "counted", Literals.text("counted_" + table.name()),
                "key", Literals.list(table.key()),
                "nothing", table.nothing(),
                "most", Integer.toString(mostNamed)),
            Found::read);
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
