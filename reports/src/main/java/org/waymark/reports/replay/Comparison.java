package org.waymark.reports.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.waymark.reports.lake.Beside;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;
import org.waymark.schemas.lake.Maker;

/** Compares the facts of two generations of a lake, cell by cell. */
public final class Comparison {

  private static final List<Compared> TABLES =
      List.of(
          Compared.ofCounts("participant_months", Columns.OF_PERSON),
          Compared.ofCounts("program_months", Columns.OF_PROGRAM),
          Compared.ofSpells("goal_spells", "goal_id", GoalSpell.getClassSchema()),
          Compared.ofSpells("episode_spells", "episode_id", EpisodeSpell.getClassSchema()));

  private final Cut cut;
  private final Reasons reasons;

  private Comparison(Cut cut, Reasons reasons) {
    this.cut = cut;
    this.reasons = reasons;
  }

  /** The newest cuts of two generations of one lake. */
  public static List<ComparedTable> of(Lake before, Lake now) {
    Head head = before.head();
    Map<LakeTable, List<String>> files = new HashMap<>();
    LakeTable.ALL.forEach(table -> files.put(table, before.files(head, table)));
    Map<Integer, Maker> made = now.generations().made();
    Maker maker =
        Optional.ofNullable(made.get(now.generation().number()))
            .orElseThrow(() -> new IllegalStateException("nobody noted what made the new tables"));
    Optional<Maker> earlier = Optional.ofNullable(made.get(before.generation().number()));
    try (Cut cut = Cut.open(now, Beside.before(files))) {
      cut.step("replay/newer", Map.of("before", Literals.offsets(head.cut())));
      Comparison comparison = new Comparison(cut, new Reasons(earlier, maker));
      return TABLES.stream().map(comparison::compare).toList();
    }
  }

  private ComparedTable compare(Compared table) {
    Map<String, String> names =
        Map.of(
            "before", Literals.text("before_" + table.name()), "now", Literals.text(table.name()));
    Map<String, String> variables = new HashMap<>(names);
    variables.put("key", Literals.list(table.key()));
    variables.put("nothing", table.nothing());
    Rows rows = cut.report("replay/rows", names, Rows::read).get(0);
    return new ComparedTable(
        table.name(),
        rows.before(),
        rows.now(),
        Math.max(rows.before(), rows.now()) * table.cells(),
        cut.report("replay/compare", variables, this::difference));
  }

  private Difference difference(ResultSet row) throws SQLException {
    String column = row.getString("column");
    Difference.Kind kind = Difference.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    return new Difference(
        column,
        kind,
        row.getLong("cells"),
        row.getString("example"),
        row.getString("example_before"),
        row.getString("example_now"),
        reasons.of(column, kind));
  }

  private record Rows(long before, long now) {
    static Rows read(ResultSet row) throws SQLException {
      return new Rows(row.getLong("rows_before"), row.getLong("rows_now"));
    }
  }

  /**
   * A table that is compared.
   *
   * @param key the columns that name a row
   * @param cells how many other columns there are
   * @param nothing what a cell of a row that is not there holds, as a literal
   */
  private record Compared(String name, List<String> key, int cells, String nothing) {

    static Compared ofCounts(String name, Columns columns) {
      List<String> key =
          columns == Columns.OF_PERSON
              ? List.of("participant_key", "program_id", "month")
              : List.of("program_id", "month");
      return new Compared(name, key, columns.names().size(), Literals.text("0"));
    }

    static Compared ofSpells(String name, String id, Schema schema) {
      List<String> key = List.of("participant_key", id);
      // What only the writer needs is no cell: source_offset and retired.
      return new Compared(name, key, schema.getFields().size() - key.size() - 2, Literals.NULL);
    }
  }
}
