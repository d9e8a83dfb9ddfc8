package org.waymark.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Catalogue;

class DisclosureTest {

  private static final Recorded MUCH = new Recorded(50, 200, 100);
  private static final Recorded NOTHING_OF_IT = new Recorded(0, 0, 100);
  private static final Recorded ONLY_DENOMINATOR = new Recorded(0, 100, 100);
  private static final Recorded NOTHING_AT_ALL = new Recorded(0, 0, 0);
  private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
  private static final Surroundings LONG_AGO =
      new Surroundings(APRIL, LocalDate.of(2026, 1, 1), 100, 80);

  private final Disclosure disclosure = new Disclosure(Disclosure.DEFAULT_FEWEST_PEOPLE);

  @Test
  void showsTenPeople() {
    Numbers numbers = cell("E1", people(10, 4), 1, MUCH).numbers().orElseThrow();
    assertThat(numbers.numerator()).isEqualTo(4);
    assertThat(numbers.denominator()).isEqualTo(10);
    assertThat(numbers.unknown()).isEqualTo(1);
    assertThat(numbers.people()).isEqualTo(10);
    assertThat(numbers.value()).isEqualTo(0.4);
    assertThat(numbers.interval()).isPresent();
  }

  @Test
  void hidesNinePeople() {
    assertHidden(cell("E1", people(9, 4), 0, MUCH), CellStatus.TOO_FEW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E1", "E2", "E4", "E6", "F2", "F7", "F8", "S1", "S2", "S3", "S4", "S5", "S8", "O1", "O2",
        "O3", "O5", "O6", "O7"
      })
  void hidesWhatAllOrNoneOfFewerThanTwentyPeopleHave(String id) {
    assertHidden(cell(id, people(19, 19), 0, MUCH), CellStatus.TOO_FEW);
    assertHidden(cell(id, people(19, 0), 0, MUCH), CellStatus.TOO_FEW);
    assertThat(cell(id, people(20, 20), 0, MUCH).status()).isEqualTo(CellStatus.SHOWN);
    assertThat(cell(id, people(19, 18), 0, MUCH).status()).isEqualTo(CellStatus.SHOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E7", "F5", "E11", "O4"})
  void showsWhatAllHaveWhereThatTellsLittle(String id) {
    assertThat(cell(id, people(10, 10), 0, MUCH).status()).isEqualTo(CellStatus.SHOWN);
  }

  @ParameterizedTest
  @CsvSource({"E1, not_collected", "E7, not_collected", "S8, not_collected", "F4, no_events"})
  void tellsNoEventsFromNotCollected(String id, String status) {
    assertThat(cell(id, people(0, 0), 0, NOTHING_OF_IT).status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({"E1", "E7", "S8", "F4"})
  void saysNoEventsOfAProgramInWhichNobodyWas(String id) {
    assertHidden(cell(id, people(0, 0), 0, NOTHING_AT_ALL), CellStatus.NO_EVENTS);
  }

  @Test
  void saysNoEventsOfAQuietMonthOfWhatIsCollected() {
    assertHidden(cell("E1", people(0, 0), 0, MUCH), CellStatus.NO_EVENTS);
  }

  @Test
  void doesNotTakeANumeratorThatIsNeverRecordedForAZero() {
    assertHidden(cell("E7", people(30, 0), 0, ONLY_DENOMINATOR), CellStatus.NOT_COLLECTED);
    assertHidden(cell("S8", people(30, 0), 0, ONLY_DENOMINATOR), CellStatus.NOT_COLLECTED);
  }

  @Test
  void flagsMoreThanAFifthUnknown() {
    assertThat(cell("E1", people(20, 8), 4, MUCH).flags()).isEmpty();
    assertThat(cell("E1", people(20, 8), 5, MUCH).flags()).containsExactly(Flag.INCOMPLETE);
  }

  @Test
  void cannotTellFromMoreThanHalfUnknown() {
    assertThat(cell("E1", people(20, 8), 10, MUCH).status()).isEqualTo(CellStatus.SHOWN);
    assertHidden(cell("E1", people(20, 8), 11, MUCH), CellStatus.CANNOT_TELL);
  }

  @Test
  void cannotTellWhereAllIsUnknown() {
    assertHidden(cell("E1", people(0, 0), 3, MUCH), CellStatus.CANNOT_TELL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"E11", "S5", "F3", "F9", "F10"})
  void flagsAnswersOfFew(String id) {
    Surroundings few = new Surroundings(APRIL, LocalDate.of(2026, 1, 1), 100, 39);
    Surroundings enough = new Surroundings(APRIL, LocalDate.of(2026, 1, 1), 100, 40);
    Counted counted = counted(id, people(20, 8), 0, MUCH);
    assertThat(disclosure.cell(counted, few).flags()).containsExactly(Flag.FEW_ANSWERED);
    assertThat(disclosure.cell(counted, enough).flags()).isEmpty();
  }

  @Test
  void flagsNothingButAnswersAsAnsweredByFew() {
    Surroundings few = new Surroundings(APRIL, LocalDate.of(2026, 1, 1), 100, 0);
    assertThat(disclosure.cell(counted("E1", people(20, 8), 0, MUCH), few).flags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2025-04-30, [provisional]", "2025-05-01, []"})
  void isProvisionalUntilThirtyDaysAfterItsEnd(LocalDate asOf, String flags) {
    Surroundings then = new Surroundings(APRIL, asOf, 100, 80);
    Cell<Numbers> cell = disclosure.cell(counted("E1", people(20, 8), 0, MUCH), then);
    assertThat(cell.flags()).hasToString(flags);
  }

  @Test
  void tellsNoMoreOfAHiddenCellThanThatItIsProvisional() {
    Surroundings then = new Surroundings(APRIL, APRIL, 100, 0);
    Cell<Numbers> cell = disclosure.cell(counted("E11", people(9, 4), 9, MUCH), then);
    assertThat(cell.flags()).containsExactly(Flag.PROVISIONAL);
  }

  @Test
  void givesLimitsPerHundredSessions() {
    Numbers numbers = cell("S8", Clusters.of(new long[20], fives()), 0, MUCH).numbers().get();
    assertThat(numbers.interval().orElseThrow().upper()).isBetween(3.6888, 3.6890);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 21})
  void refusesAThresholdThatIsNotAllowed(int fewestPeople) {
    assertThatThrownBy(() -> new Disclosure(fewestPeople))
        .hasMessage("fewest_people is from 5 to 20, got " + fewestPeople);
  }

  @Test
  void obeysTheThreshold() {
    Counted six = counted("E1", people(6, 3), 0, MUCH);
    assertThat(new Disclosure(6).cell(six, LONG_AGO).status()).isEqualTo(CellStatus.SHOWN);
    assertThat(new Disclosure(7).cell(six, LONG_AGO).status()).isEqualTo(CellStatus.TOO_FEW);
  }

  private static void assertHidden(Cell<?> cell, CellStatus status) {
    assertThat(cell.status()).isEqualTo(status);
    assertThat(cell.numbers()).isEmpty();
    assertThat(cell.toString()).doesNotContainPattern("[0-9]");
  }

  private Cell<Numbers> cell(String id, Clusters clusters, long unknown, Recorded recorded) {
    return disclosure.cell(counted(id, clusters, unknown, recorded), LONG_AGO);
  }

  private static Counted counted(String id, Clusters clusters, long unknown, Recorded recorded) {
    long having = Math.round(clusters.sumY());
    return new Counted(
        Catalogue.find(id).orElseThrow(), clusters, unknown, new Having(having, having), recorded);
  }

  /** People with one event each, some of whom have the numerator. */
  private static Clusters people(int all, int having) {
    return new Clusters(all, having, all, having, having, all);
  }

  private static long[] fives() {
    long[] fives = new long[20];
    java.util.Arrays.fill(fives, 5);
    return fives;
  }
}
