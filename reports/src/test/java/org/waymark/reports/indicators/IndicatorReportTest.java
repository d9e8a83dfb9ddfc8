package org.waymark.reports.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.SmallLake;
import org.waymark.schemas.catalogue.Catalogue;

class IndicatorReportTest {

  private static final Query ALL = Query.asOf(LocalDate.of(2026, 6, 1));

  @TempDir Path directory;
  private SmallLake lake;

  @BeforeEach
  void twoPrograms() {
    lake = new SmallLake(directory).program("summit", "Summit Peers").program("harbor", "Harbor");
  }

  @Test
  void hasARowForEveryProgramMonthAndIndicator() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("attended", 1));
    people("harbor", "2025-04", 12, Map.of("attended", 1));
    List<IndicatorCell> cells = run(ALL);
    assertThat(cells).hasSize(2 * 4 * Catalogue.FLOW.size());
    assertThat(cells)
        .extracting(cell -> cell.programId() + " " + cell.period().label())
        .startsWith("harbor 2025-01-01")
        .endsWith("summit 2025-04-01");
    assertThat(cells.subList(0, Catalogue.FLOW.size()))
        .extracting(IndicatorCell::indicator)
        .isEqualTo(Catalogue.FLOW);
  }

  @Test
  void hasNoRowsBeforeTheFirstEvent() throws SQLException {
    assertThat(run(ALL)).isEmpty();
  }

  @Test
  void countsPeopleAsClusters() throws SQLException {
    String[] worked = "4/4 3/3 2/4 5/5 2/2 1/3 3/3 2/2 4/4 3/3 2/2 3/3".split(" ");
    for (int i = 0; i < worked.length; i++) {
      int y = worked[i].charAt(0) - '0';
      int n = worked[i].charAt(2) - '0';
      lake.person("P" + i, "harbor", "2025-01", Map.of("e1_num", y, "e1_den", n, "e1_unk", 0));
    }
    Numbers numbers = cell(run(ALL), "E1").cell().numbers().orElseThrow();
    assertThat(numbers.people()).isEqualTo(12);
    assertThat(csv(ALL))
        .contains(
            "harbor,2025-01-01,E1,Decisions made by or with the person,"
                + "34,38,0,12,0.894737,0.656146,0.974268,share,shown,\n");
  }

  @Test
  void addsAPersonsMonthsUpBeforeItCountsPeople() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("f4_num", 2, "f4_den", 1, "attended", 2));
    people("harbor", "2025-02", 12, Map.of("f4_num", 4, "f4_den", 1, "attended", 4));
    Numbers numbers = cell(run(ALL.by(Grain.QUARTER)), "F4").cell().numbers().orElseThrow();
    assertThat(numbers.people()).isEqualTo(12);
    assertThat(numbers.denominator()).isEqualTo(24);
    assertThat(numbers.value()).isEqualTo(3.0);
  }

  @Test
  void reportsPeriodsWhole() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("attended", 1));
    Query march = ALL.from(YearMonth.of(2025, 3)).to(YearMonth.of(2025, 7));
    assertThat(labels(march.by(Grain.QUARTER))).containsExactly("2025-Q1", "2025-Q2", "2025-Q3");
    assertThat(labels(march.by(Grain.HALF_YEAR))).containsExactly("2025-H1", "2025-H2");
    assertThat(labels(march.by(Grain.YEAR))).containsExactly("2025");
    assertThat(labels(march.by(Grain.ALL))).containsExactly("2025-03..2025-07");
  }

  @Test
  void reportsOneProgram() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("attended", 1));
    assertThat(run(ALL.ofProgram("summit")))
        .extracting(IndicatorCell::programId)
        .containsOnly("summit");
  }

  @Test
  void namesTheProgramsWhenThereIsNoSuchProgram() {
    assertThatThrownBy(() -> run(ALL.ofProgram("it's")))
        .hasMessage("there is no program it's; there are: harbor, summit");
  }

  @Test
  void refusesMonthsTheWrongWayRound() {
    Query from = ALL.from(YearMonth.of(2025, 3));
    assertThatThrownBy(() -> from.to(YearMonth.of(2025, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void looksSixMonthsBackForWhatAProgramRecords() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("e7_num", 1, "e7_den", 1, "attended", 1));
    people("harbor", "2025-07", 12, Map.of("e7_den", 1, "attended", 1));
    people("harbor", "2025-06", 12, Map.of("e7_den", 1, "attended", 1));
    assertThat(statuses("E7"))
        .containsExactly(
            CellStatus.SHOWN,
            CellStatus.NO_EVENTS,
            CellStatus.NO_EVENTS,
            CellStatus.NO_EVENTS,
            CellStatus.NO_EVENTS,
            CellStatus.SHOWN,
            CellStatus.NOT_COLLECTED);
  }

  @Test
  void looksBackBeyondTheFirstMonthAskedFor() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("e7_num", 1, "e7_den", 1, "attended", 1));
    people("harbor", "2025-02", 12, Map.of("e7_den", 1, "attended", 1));
    IndicatorCell february = cell(run(ALL.from(YearMonth.of(2025, 2))), "E7");
    assertThat(february.cell().status()).isEqualTo(CellStatus.SHOWN);
  }

  @Test
  void flagsAnswersWhereFewSessionsHaveOne() throws SQLException {
    people("harbor", "2025-01", 12, Map.of("f3_den", 1, "f6_num", 1, "f6_den", 3));
    assertThat(cell(run(ALL), "F3").cell().flags()).containsExactly(Flag.FEW_ANSWERED);
  }

  @Test
  void writesNoNumberOfAHiddenCell() throws SQLException {
    people("harbor", "2025-01", 9, Map.of("e1_num", 1, "e1_den", 2, "e1_unk", 1));
    assertThat(csv(ALL))
        .contains(
            "harbor,2025-01-01,E1,Decisions made by or with the person,"
                + ",,,,,,,share,too_few,\n");
  }

  private void people(String program, String month, int people, Map<String, Integer> counts) {
    for (int i = 0; i < people; i++) {
      lake.person("P" + i, program, month, counts);
    }
  }

  private List<IndicatorCell> run(Query query) throws SQLException {
    try (Cut cut = lake.cut()) {
      return IndicatorReport.run(cut, query);
    }
  }

  private String csv(Query query) throws SQLException {
    StringWriter out = new StringWriter();
    IndicatorRows.write(run(query), OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private List<String> labels(Query query) throws SQLException {
    return run(query).stream().map(cell -> cell.period().label()).distinct().toList();
  }

  private List<CellStatus> statuses(String id) throws SQLException {
    return run(ALL.ofProgram("harbor")).stream()
        .filter(cell -> cell.indicator().id().equals(id))
        .map(cell -> cell.cell().status())
        .toList();
  }

  /** The first of an indicator. */
  private static IndicatorCell cell(List<IndicatorCell> cells, String id) {
    return cells.stream()
        .filter(cell -> cell.indicator().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
