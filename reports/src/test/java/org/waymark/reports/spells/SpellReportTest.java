package org.waymark.reports.spells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.statistics.Interval;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Instrument;

class SpellReportTest {

  private static final Instrument NEL12 = Instrument.find("nel12", "total").orElseThrow();
  private static final List<String> SPELLS = Catalogue.SPELL.stream().map(Indicator::id).toList();
  private static final List<String> GOALS_REACHED = List.of("O1", "O2", "O4", "S7");
  private static final List<String> STICKING = List.of("O7");
  private static final List<String> CHANGE = List.of("E5", "E6", "O3");
  private static final List<String> STAYING = List.of("S6", "O5");
  private static final YearMonth JULY = YearMonth.of(2025, 7);
  private static final Query IN_JULY = Query.asOf(LocalDate.of(2026, 1, 1)).from(JULY).to(JULY);

  @TempDir Path directory;
  private Lives lives;

  @BeforeEach
  void oneProgram() {
    lives = new Lives(directory);
  }

  @Test
  void agreesWithThePublishedSharesOfGoalsReached() throws SQLException {
    publishedGoals();
    List<SpellCell<Numbers>> cells = run(GOALS_REACHED, IN_JULY).ratios();
    assertThat(shares(cells, "O2")).containsExactly("22/31", "22/37", "28/37", "22/40", "3/40");
  }

  @Test
  void widensThePublishedIntervalByWhatFewPeopleCost() throws SQLException {
    publishedGoals();
    Interval interval =
        numbers(run(GOALS_REACHED, IN_JULY).ratios(), "O2").interval().orElseThrow();
    assertThat(interval.lower()).isBetween(0.534077 - 0.02, 0.534077);
    assertThat(interval.upper()).isBetween(0.839042, 0.839042 + 0.02);
  }

  @Test
  void saysThatARatedOnlyShareIsNotAllOfIt() throws SQLException {
    publishedGoals();
    Numbers rated = numbers(run(GOALS_REACHED, IN_JULY).ratios(), "O2");
    assertThat(rated.unknown()).isEqualTo(6);
  }

  @Test
  void withholdsTheSharesThatWouldGiveAHiddenOneAway() throws SQLException {
    // Nine people rated their goal, three did not: the worst case alone would tell of the nine.
    Lives.people(9)
        .forEach(
            who -> goal(who, "ratings=2025-02-01:participant:" + (who.endsWith("1") ? 0 : -1)));
    Lives.people(12).stream().skip(9).forEach(who -> goal(who, ""));
    lives.attended("P00", "2025-07", 1);
    assertThat(statuses(run(GOALS_REACHED, IN_JULY).ratios(), "O2"))
        .containsExactly(
            CellStatus.TOO_FEW,
            CellStatus.WITHHELD,
            CellStatus.WITHHELD,
            CellStatus.WITHHELD,
            CellStatus.TOO_FEW);
  }

  @ParameterizedTest
  @CsvSource({"19, too_few", "20, shown"})
  void hidesWhatAllOfFewPeopleHave(int people, String status) throws SQLException {
    Lives.people(people)
        .forEach(
            who ->
                lives.episode(
                    who, "opened_on=2024-12-31 closed_on=2025-03-01 closing_reason=own_choice"));
    assertThat(statuses(run(STAYING, IN_JULY).ratios(), "O5")).hasToString("[" + status + "]");
  }

  @Test
  void keepsAProgramInViewThatFellSilentForAYear() throws SQLException {
    Lives.people(20).forEach(who -> lives.episode(who, "opened_on=2024-07-01"));
    Lives.people(20)
        .forEach(who -> lives.event(who, "session.recorded", "2024-07-01", "outcome=attended"));
    lives.attended("P00", "2024-07", 20);
    Query year = Query.asOf(LocalDate.of(2026, 1, 1));
    List<SpellCell<Numbers>> cells = run(STAYING, year).ratios();
    assertThat(cells.stream().filter(cell -> cell.indicator().id().equals("O5"))).hasSize(18);
    assertThat(shares(cells, "O5")).containsExactly("0/20");
    assertThat(at(cells, "O5", "2024-12-01").status()).isEqualTo(CellStatus.SHOWN);
    assertThat(at(cells, "O5", "2025-12-01").status()).isEqualTo(CellStatus.NO_EVENTS);
  }

  @Test
  void reportsNoMonthThatHasNotEnded() throws SQLException {
    lives.event("P1", "task.recorded", "2025-06-10", "");
    assertThat(periods(Query.asOf(LocalDate.of(2025, 7, 31)))).containsExactly("2025-06-01");
    assertThat(periods(Query.asOf(LocalDate.of(2025, 8, 1))))
        .containsExactly("2025-06-01", "2025-07-01");
    assertThat(periods(Query.asOf(LocalDate.of(2025, 8, 1)).by(Grain.QUARTER)))
        .containsExactly("2025-Q2");
    assertThat(periods(Query.asOf(LocalDate.of(2025, 6, 30)))).isEmpty();
  }

  @Test
  void addsEventsUpOverAQuarterButTakesHowThingsStandAtItsEnd() throws SQLException {
    for (String who : Lives.people(20)) {
      lives.event(who, "limit.changed", "2025-05-01", "entity_id=L" + who + " state=placed");
      lives.episode(who, "opened_on=2025-03-15");
      lives.episode(who, "opened_on=2025-04-15 closed_on=2025-05-01");
      lives.event(who, "choice.recorded", "2025-04-16", "");
    }
    lives.event("P00", "limit.changed", "2025-06-30", "entity_id=LP00 state=lifted");
    Query quarter = IN_JULY.from(YearMonth.of(2025, 4)).to(YearMonth.of(2025, 6)).by(Grain.QUARTER);
    List<SpellCell<Numbers>> cells = run(SPELLS, quarter).ratios();
    assertThat(shares(cells, "S9")).containsExactly("19/19");
    assertThat(shares(cells, "S6")).containsExactly("0/40");
  }

  @Test
  void asksNobodyWhereNoChoiceIsRecorded() throws SQLException {
    Lives.people(20).forEach(who -> lives.episode(who, "opened_on=2025-06-10"));
    lives.attended("P00", "2025-07", 5);
    assertThat(statuses(run(STAYING, IN_JULY).ratios(), "S6"))
        .containsExactly(CellStatus.NOT_COLLECTED);
  }

  @Test
  void averagesTheScoresOfPeople() throws SQLException {
    for (String who : Lives.people(12)) {
      lives.episode(who, "opened_on=2025-01-01");
      score(who, "2025-07-01", "nel12", who.compareTo("P06") < 0 ? 2 : 4);
    }
    lives.episode("P98", "opened_on=2025-01-01").episode("P99", "opened_on=2025-01-01");
    lives.episode("P97", "opened_on=2025-01-01");
    Cell<Numbers> cell = at(run(CHANGE, IN_JULY).ratios(), "E5", "2025-07-01");
    assertThat(cell.numbers().orElseThrow().value()).isEqualTo(50.0);
    assertThat(cell.numbers().orElseThrow().unknown()).isEqualTo(3);
    assertThat(cell.flags()).containsExactly(Flag.INCOMPLETE);
  }

  @Test
  void tellsNoChangeOnAScaleOfWhichNoneIsPublished() throws SQLException {
    changes("nel12", 2, 4);
    assertThat(run(CHANGE, IN_JULY).changes())
        .filteredOn(cell -> cell.indicator().id().equals("E6"))
        .extracting(cell -> cell.cell().status())
        .containsExactly(CellStatus.CANNOT_TELL);
  }

  @Test
  void countsWhoImprovedStayedAndDeclined() throws SQLException {
    changes("brief_inspire_o", 50, 58);
    assertThat(csv(CHANGE))
        .contains(
            "brief_inspire_o: improved,8,24,0,24,0.333333",
            "brief_inspire_o: no reliable change,8,24,0,24,0.333333",
            "brief_inspire_o: declined,8,24,0,24,0.333333");
  }

  @Test
  void givesTheMedianTOfPeople() throws SQLException {
    Lives.people(11)
        .forEach(
            who ->
                lives.goal(
                    who,
                    "baseline_level=-2 ratings=2025-07-01:participant:"
                        + (who.compareTo("P04") < 0 ? -1 : 1)));
    // One goal at +1: T = 50 + 10.
    assertThat(csv(GOALS_REACHED))
        .contains(
            "median,,,,11,60.000000",
            "lower quartile,,,,11,40.000000",
            "median change since the baseline,,,,11,30.000000",
            "goals at level -1,4,11,0,11,0.363636",
            "goals at level 1,7,11,0,11,0.636364");
  }

  @Test
  void followsGoalsByWhoBroughtThem() throws SQLException {
    for (String who : Lives.people(40)) {
      boolean letGo = who.compareTo("P10") < 0;
      lives.goal(
          who, "originator=participant first_active_on=2025-07-01 " + ended(letGo, "participant"));
      lives.goal(who, "originator=program first_active_on=2025-07-01 " + ended(!letGo, "program"));
    }
    lives.event("P00", "task.recorded", "2026-01-20", "");
    String csv = csv(STICKING);
    assertThat(csv)
        .contains(
            "participant: let go by the person by day 90,,,,30,0.250000",
            "others: ended by others or for a program reason by day 90,,,,10,0.750000",
            "joint: completed by day 180,,,,,,,,share,no_events");
  }

  @Test
  void showsNoIncidenceWhereFewerThanTenPeopleAreAtRisk() throws SQLException {
    for (String who : Lives.people(40)) {
      lives.goal(
          who,
          "originator=participant first_active_on=2025-07-01 "
              + ended(who.compareTo("P31") < 0, "participant"));
    }
    lives.event("P00", "task.recorded", "2026-01-20", "");
    assertThat(csv(STICKING))
        .contains("participant: let go by the person by day 90,,,,,,,,share,too_few");
  }

  @Test
  void writesEveryIndicatorForEveryProgram() throws SQLException {
    lives.program("summit");
    String csv = csv(SPELLS);
    assertThat(Catalogue.SPELL)
        .allSatisfy(
            indicator ->
                assertThat(csv)
                    .containsPattern("harbor,2025-07[^,]*," + indicator.id() + ",")
                    .containsPattern("summit,2025-07[^,]*," + indicator.id() + ","));
  }

  @Test
  void namesTheProgramsWhenThereIsNoSuchProgram() {
    assertThatThrownBy(() -> run(SPELLS, IN_JULY.ofProgram("nowhere")))
        .hasMessage("there is no program nowhere; there are: harbor");
  }

  /** 40 goals of 40 people: 22 reached, 9 not, 3 let go, 6 not rated. */
  private void publishedGoals() {
    List<String> people = Lives.people(40);
    people.subList(0, 22).forEach(who -> goal(who, "ratings=2025-03-01:participant:1"));
    people.subList(22, 31).forEach(who -> goal(who, "ratings=2025-03-01:joint:-1"));
    people
        .subList(31, 34)
        .forEach(who -> goal(who, "ended_on=2025-02-01 ended_as=cancelled ended_by=participant"));
    people.subList(34, 40).forEach(who -> goal(who, ""));
  }

  /** Whose day 182 is 1 July. */
  private void goal(String person, String told) {
    lives.goal(person, "first_active_on=2024-12-31 " + told);
  }

  private static String ended(boolean hasEnded, String by) {
    return hasEnded ? "ended_on=2025-08-01 ended_as=cancelled ended_by=" + by : "";
  }

  /** 24 people: eight go from low to high, eight from high to low, eight stay. */
  private void changes(String instrument, int low, int high) {
    List<String> people = Lives.people(24);
    for (int i = 0; i < people.size(); i++) {
      lives.episode(people.get(i), "opened_on=2025-01-01");
      score(people.get(i), "2025-02-01", instrument, i % 3 == 1 ? high : low);
      score(people.get(i), "2025-07-01", instrument, i % 3 == 0 ? high : low);
    }
  }

  private void score(String person, String day, String instrument, int value) {
    lives.event(
        person,
        "score.recorded",
        day,
        "instrument=%s subscale=total respondent=participant items_answered=5 items_total=5 value=%d"
            .formatted(instrument, value));
  }

  private SpellResults run(List<String> ids, Query query) throws SQLException {
    try (Cut cut = lives.cut()) {
      return SpellReport.run(cut, query, ids, NEL12);
    }
  }

  private String csv(List<String> ids) throws SQLException {
    StringWriter out = new StringWriter();
    SpellRows.write(run(ids, IN_JULY), OutputFormat.CSV.writer(out));
    return out.toString();
  }

  private List<String> periods(Query query) throws SQLException {
    return run(STAYING, query).ratios().stream()
        .map(cell -> cell.period().label())
        .distinct()
        .toList();
  }

  private static List<String> shares(List<SpellCell<Numbers>> cells, String id) {
    return cells.stream()
        .filter(cell -> cell.indicator().id().equals(id))
        .map(cell -> cell.cell().numbers())
        .flatMap(Optional::stream)
        .map(numbers -> numbers.numerator() + "/" + numbers.denominator())
        .toList();
  }

  private static List<CellStatus> statuses(List<SpellCell<Numbers>> cells, String id) {
    return cells.stream()
        .filter(cell -> cell.indicator().id().equals(id))
        .map(cell -> cell.cell().status())
        .toList();
  }

  private static Cell<Numbers> at(List<SpellCell<Numbers>> cells, String id, String period) {
    return cells.stream()
        .filter(cell -> cell.indicator().id().equals(id) && cell.period().label().equals(period))
        .findFirst()
        .orElseThrow()
        .cell();
  }

  /** Of the first of an indicator. */
  private static Numbers numbers(List<SpellCell<Numbers>> cells, String id) {
    return at(cells, id, "2025-07-01").numbers().orElseThrow();
  }
}
