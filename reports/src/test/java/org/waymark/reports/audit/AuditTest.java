package org.waymark.reports.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.lake.LakeTable;

class AuditTest {

  private static final Map<String, Integer> OF_A_CHOICE =
      Map.of("e1_num", 1, "e1_den", 1, "e1_participant", 1, "e2_unk", 1);

  @TempDir Path directory;

  @Test
  void findsNothingWhereTheNumbersAreRight() throws SQLException {
    assertThat(
            audit(
                choice()
                    .person("person-01", "harbor", "2025-03", OF_A_CHOICE)
                    .part(0, "harbor", "2025-03", ofProgram(1))))
        .allMatch(table -> table.differing() == 0 && table.named().isEmpty());
  }

  @Test
  void namesACellThatDiffersWithBothValues() throws SQLException {
    Map<String, Integer> wrong = new HashMap<>(OF_A_CHOICE);
    wrong.put("e1_num", 2);
    SmallLake lake =
        choice()
            .person("person-01", "harbor", "2025-03", wrong)
            .part(0, "harbor", "2025-03", ofProgram(1));
    assertThat(audit(lake).get(0).named())
        .containsExactly(new DifferingCell("person-01/harbor/2025-03-01", "e1_num", "2", "1"));
  }

  @Test
  void namesWhatIsMissingAsZeros() throws SQLException {
    assertThat(audit(choice().part(0, "harbor", "2025-03", ofProgram(1))).get(0).named())
        .extracting(DifferingCell::column, DifferingCell::written, DifferingCell::counted)
        .containsExactly(
            tuple("e1_den", "0", "1"),
            tuple("e1_num", "0", "1"),
            tuple("e1_participant", "0", "1"),
            tuple("e2_unk", "0", "1"));
  }

  @Test
  void namesASumThatIsWrongThoughThePeopleAreRight() throws SQLException {
    SmallLake lake =
        choice()
            .person("person-01", "harbor", "2025-03", OF_A_CHOICE)
            .part(0, "harbor", "2025-03", ofProgram(1))
            .part(1, "harbor", "2025-03", ofProgram(0));
    assertThat(audit(lake).get(1).named())
        .extracting(DifferingCell::key, DifferingCell::written, DifferingCell::counted)
        .contains(tuple("harbor/2025-03-01", "2", "1"));
  }

  @Test
  void namesASpellThatNoEventMade() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .row(
                LakeTable.EPISODE_SPELLS,
                Map.of(
                    "participant_key", "'person-01'",
                    "episode_id", "'e1'",
                    "program_id", "'harbor'"));
    assertThat(audit(lake).get(3).named())
        .containsExactly(new DifferingCell("person-01/e1", "program_id", "harbor", null));
  }

  @Test
  void countsAllThatDifferThoughItNamesFew() throws SQLException {
    SmallLake lake = choice();
    try (Cut cut = lake.cut()) {
      assertThat(Audit.run(cut, 1).get(0))
          .matches(table -> table.differing() == 4 && table.named().size() == 1);
    }
  }

  @Test
  void comparesNothingWhereThereIsNothing() throws SQLException {
    assertThat(audit(new SmallLake(directory))).allMatch(table -> table.cells() == 0);
  }

  @Test
  void runsTwiceOnOneCut() throws SQLException {
    try (Cut cut = choice().cut()) {
      assertThat(Audit.run(cut, 9)).isEqualTo(Audit.run(cut, 9));
    }
  }

  @Test
  void tellsAWatcherOfEachPart() throws SQLException {
    SmallLake lake = new SmallLake(directory);
    for (String person : List.of("a", "b", "c")) {
      lake.row(LakeTable.EVENTS, choiceOf(person));
    }
    List<String> told = new ArrayList<>();
    try (Cut cut = lake.cut()) {
      cut.divide(1, 1);
      Audit.run(cut.watchedBy((what, done, parts) -> told.add(what + " " + done + "/" + parts)), 1);
    }
    assertThat(told).containsExactly("audit 0/3", "audit 1/3", "audit 2/3");
  }

  @Test
  void findsInPartsOfThePeopleWhatItFindsInAllOfThem() throws SQLException {
    SmallLake lake = new SmallLake(directory);
    for (String person : List.of("person-02", "person-04", "person-06")) {
      lake.row(LakeTable.EVENTS, choiceOf(person));
    }
    // Three who have no event stand before, between and behind those; one of three is missing.
    for (String person : List.of("a", "person-02", "person-03", "person-06", "z")) {
      lake.person(person, "harbor", "2025-03", OF_A_CHOICE);
    }
    lake.part(0, "harbor", "2025-03", ofProgram(3));
    try (Cut cut = lake.cut()) {
      List<AuditedTable> whole = Audit.run(cut, 99);
      assertThat(whole.get(0).named())
          .extracting(DifferingCell::key)
          .contains("a/harbor/2025-03-01", "person-04/harbor/2025-03-01", "z/harbor/2025-03-01")
          .doesNotContain("person-02/harbor/2025-03-01");
      assertThat(whole.get(1).rows()).isEqualTo(1);
      List<AuditedTable> brief = Audit.run(cut, 1);
      cut.divide(1, 1);
      assertThat(cut.parts()).hasSize(3);
      assertThat(cut.partsOfMonths()).hasSize(5);
      assertThat(Audit.run(cut, 99)).isEqualTo(whole);
      assertThat(Audit.run(cut, 1)).isEqualTo(brief);
      cut.divide(2, 2);
      assertThat(Audit.run(cut, 99)).isEqualTo(whole);
    }
  }

  @Test
  void refusesToNameNone() throws SQLException {
    try (Cut cut = new SmallLake(directory).cut()) {
      assertThatIllegalArgumentException().isThrownBy(() -> Audit.run(cut, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"participant_months", "program_months", "goal_spells", "episode_spells"})
  void countsEveryColumnThatIsWrittenInTheSameType(String table) throws SQLException {
    try (Cut cut = new SmallLake(directory).cut()) {
      Audit.run(cut, 1);
      assertThat(columns(cut, "counted_" + table)).isEqualTo(columns(cut, table));
    }
  }

  /** One choice that a person made, when nobody asked for a preference. */
  private SmallLake choice() {
    return new SmallLake(directory).row(LakeTable.EVENTS, choiceOf("person-01"));
  }

  private static Map<String, String> choiceOf(String person) {
    Map<String, String> event = new HashMap<>();
    event.put("event_id", Literals.text("e-" + person));
    event.put("event_type", "'choice.recorded'");
    event.put("action", "'assert'");
    event.put("participant_key", Literals.text(person));
    event.put("program_id", "'harbor'");
    event.put("entity_id", "'c1'");
    event.put("occurred_at", "TIMESTAMPTZ '2025-03-10 10:00:00Z'");
    event.put("recorded_at", "TIMESTAMPTZ '2025-03-10 11:00:00Z'");
    event.put("occurred_on", Literals.date(LocalDate.of(2025, 3, 10)));
    event.put("fingerprint", "'f1'");
    event.put("decided_by", "'participant'");
    event.put("initiated_by", "'participant'");
    event.put("preference", "'not_asked'");
    event.put("topic", "'place'");
    return event;
  }

  private static Map<String, Integer> ofProgram(int people) {
    Map<String, Integer> sums = new HashMap<>(OF_A_CHOICE);
    sums.put("e1_people", people);
    sums.put("e1_people_num", people);
    sums.put("e1_people_all", people);
    return sums;
  }

  private static List<AuditedTable> audit(SmallLake lake) throws SQLException {
    try (Cut cut = lake.cut()) {
      return Audit.run(cut, 9);
    }
  }

  private static String columns(Cut cut, String table) {
    StringWriter out = new StringWriter();
    cut.query(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = '"
            + table
            + "' ORDER BY column_index",
        OutputFormat.CSV.writer(out));
    return out.toString();
  }
}
