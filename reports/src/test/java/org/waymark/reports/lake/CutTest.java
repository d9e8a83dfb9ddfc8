package org.waymark.reports.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.format.OutputFormat;
import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.lake.LakeTable;

class CutTest {

  @TempDir Path directory;

  @Test
  void countsTheNewestRevisionOfAPersonsMonth() throws SQLException {
    SmallLake lake = new SmallLake(directory);
    lake.person("A", "harbor", "2025-03", Map.of("attended", 1)).files();
    lake.person("A", "harbor", "2025-03", Map.of("attended", 3));
    assertThat(csv(lake, "SELECT participant_key, attended FROM participant_months"))
        .isEqualTo("participant_key,attended\nA,3\n");
  }

  @Test
  void aSettledCutCountsTheSameRevisionsAndIsSettledOnce() throws SQLException {
    SmallLake lake = new SmallLake(directory);
    lake.person("A", "harbor", "2025-03", Map.of("attended", 1))
        .person("A", "harbor", "2025-03", Map.of("attended", 2))
        .person("B", "harbor", "2025-03", Map.of("attended", 7))
        .person("C", "harbor", "2025-03", Map.of("attended", 9))
        .files();
    lake.person("A", "harbor", "2025-03", Map.of("attended", 3))
        .person("C", "harbor", "2025-03", Map.of())
        .row(LakeTable.PARTICIPANT_MONTHS, samePlaceInAnotherPartition("D", 5));
    String sql = "SELECT participant_key, attended FROM participant_months ORDER BY ALL";
    try (Cut cut = lake.cut()) {
      StringWriter before = new StringWriter();
      cut.query(sql, OutputFormat.CSV.writer(before));
      cut.settle();
      cut.settle();
      StringWriter settled = new StringWriter();
      cut.query(sql, OutputFormat.CSV.writer(settled));
      assertThat(settled).hasToString("participant_key,attended\nA,3\nB,7\nD,5\n");
      assertThat(before).hasToString(settled.toString());
    }
  }

  @Test
  void aUserSeesTheViewsThatNoStatementHasNamed() throws SQLException {
    assertThat(csv(new SmallLake(directory), "SELECT name FROM (SHOW TABLES)"))
        .contains("\nevents\n", "\nlive_scores\n", "\nperson_part_months\n");
  }

  /** At the offset of a revision of A that does not count. */
  private static Map<String, String> samePlaceInAnotherPartition(String key, int attended) {
    return Map.of(
        "participant_key", "'" + key + "'",
        "program_id", "'harbor'",
        "month", "DATE '2025-03-01'",
        "attended", Integer.toString(attended),
        "kafka_partition", "1",
        "kafka_offset", "0");
  }

  @Test
  void leavesOutAMonthWhoseLastCountWent() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .person("A", "harbor", "2025-03", Map.of("attended", 1))
            .person("A", "harbor", "2025-03", Map.of());
    assertThat(csv(lake, "SELECT count(*) AS rows FROM participant_months")).isEqualTo("rows\n0\n");
  }

  @Test
  void leavesOutAMonthThatHasNothingButASplit() throws SQLException {
    SmallLake lake =
        new SmallLake(directory).person("A", "harbor", "2025-03", Map.of("s3_pending", 1));
    assertThat(csv(lake, "SELECT count(*) AS rows FROM participant_months")).isEqualTo("rows\n0\n");
  }

  @Test
  void addsUpTheNewestPartsOfAProgramsMonth() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .part(0, "harbor", "2025-03", Map.of("attended", 7, "e1_people", 2))
            .part(0, "harbor", "2025-03", Map.of("attended", 4, "e1_people", 1))
            .part(1, "harbor", "2025-03", Map.of("attended", 5, "e1_people", 3));
    assertThat(csv(lake, "SELECT attended, e1_people, typeof(attended) AS t FROM program_months"))
        .isEqualTo("attended,e1_people,t\n9,4,BIGINT\n");
  }

  @Test
  void leavesOutAProgramsMonthWhosePartsAddUpToNothing() throws SQLException {
    SmallLake lake = new SmallLake(directory).part(0, "harbor", "2025-03", Map.of());
    assertThat(csv(lake, "SELECT count(*) AS rows FROM program_months")).isEqualTo("rows\n0\n");
  }

  @Test
  void knowsAProgramByItsNewestName() throws SQLException {
    SmallLake lake =
        new SmallLake(directory).program("harbor", "Harbour").program("harbor", "Harbor House");
    try (Cut cut = lake.cut()) {
      assertThat(cut.programs()).containsExactly(new Program("harbor", "Harbor House"));
    }
  }

  @Test
  void showsEveryVersionOfAnEvent() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .row(LakeTable.EVENTS, Map.of("fingerprint", "'f1'"))
            .row(LakeTable.EVENTS, Map.of("fingerprint", "'f1'"));
    assertThat(csv(lake, "SELECT fingerprint, received_at FROM events"))
        .isEqualTo("fingerprint,received_at\nf1,2025-01-01T00:00:00Z\nf1,2025-01-01T00:00:00Z\n");
  }

  @Test
  void hasEveryColumnWhereThereAreNoFiles() throws SQLException {
    for (LakeTable table : LakeTable.ALL) {
      assertThat(csv(new SmallLake(directory), "SELECT count(*) AS rows FROM " + table))
          .isEqualTo("rows\n0\n");
    }
    String columns = csv(new SmallLake(directory), "SELECT * FROM participant_months").strip();
    assertThat(columns)
        .isEqualTo(
            "participant_key,program_id,month," + String.join(",", Columns.OF_PERSON.names()));
  }

  @Test
  void showsTheNewestOfARebaseAndNoneThatWasUndone() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .rebase("harbor", "E1", "2025-03", "a new team")
            .rebase("harbor", "E1", "2025-03", "a new form")
            .rebase("harbor", "S1", "2025-04", "another team")
            .rebase("harbor", "S1", "2025-04", "");
    assertThat(csv(lake, "SELECT indicator, from_month, reason, recorded_at FROM rebases"))
        .isEqualTo(
            "indicator,from_month,reason,recorded_at\nE1,2025-03-01,a new form,2025-01-01T00:00:00Z\n");
  }

  @Test
  void laysTheCountsOfAPersonOutByIndicator() throws SQLException {
    SmallLake lake =
        new SmallLake(directory)
            .person("A", "harbor", "2025-03", Map.of("e1_num", 1, "e1_den", 2, "s4_unk", 3));
    assertThat(
            csv(
                lake,
                "SELECT indicator, y, n, unk FROM person_indicator_months ORDER BY indicator"))
        .isEqualTo("indicator,y,n,unk\nE1,1,2,0\nS4,0,0,3\n");
  }

  @Test
  void copiesAResultToTheParquetFileItWasOpenedFor() throws SQLException {
    Path target = directory.resolve("out.parquet");
    try (Cut cut = Cut.of(Map.of(), Optional.of(target))) {
      cut.copyToParquet("SELECT 1 AS one; -- said and done", target);
      StringWriter out = new StringWriter();
      cut.query("SELECT one FROM read_parquet('" + target + "')", OutputFormat.CSV.writer(out));
      assertThat(out).hasToString("one\n1\n");
    }
  }

  @Test
  void copiesNowhereElse() throws SQLException {
    try (Cut cut = new SmallLake(directory).cut()) {
      assertThatThrownBy(() -> cut.copyToParquet("SELECT 1", directory.resolve("other.parquet")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not opened to write");
    }
    assertThat(Files.exists(directory.resolve("other.parquet"))).isFalse();
  }

  @Test
  void failsWhenAFileIsNotThere() {
    Map<LakeTable, List<String>> files =
        Map.of(LakeTable.EVENTS, List.of(directory.resolve("gone.parquet").toString()));
    assertThatThrownBy(() -> Cut.of(files))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("gone.parquet");
  }

  private static String csv(SmallLake lake, String sql) throws SQLException {
    StringWriter out = new StringWriter();
    try (Cut cut = lake.cut()) {
      cut.query(sql, OutputFormat.CSV.writer(out));
    }
    return out.toString();
  }
}
