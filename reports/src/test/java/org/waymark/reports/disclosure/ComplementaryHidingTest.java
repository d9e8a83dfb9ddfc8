package org.waymark.reports.disclosure;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.reports.disclosure.Attack.Finding;
import org.waymark.reports.disclosure.LinkedCell.Counts;
import org.waymark.reports.disclosure.LinkedCell.Told;

class ComplementaryHidingTest {

  private static final int FEWEST = Disclosure.DEFAULT_FEWEST_PEOPLE;
  private static final int[] SIZES = {5, 10, 12, 16, 20, 30, 50};

  private final ComplementaryHiding hiding = new ComplementaryHiding(FEWEST);

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingHiddenIsFoundOut(long seed) {
    assertThat(findings(published(month(seed).cells()))).isEmpty();
  }

  /** docs/disclosure.md names this number. */
  @Test
  void cellsHiddenAloneAreFoundOutInManySets() {
    assertThat(seeds().filter(seed -> !findings(month(seed).cells()).isEmpty()).count())
        .isEqualTo(155);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingHiddenIsFoundOutAfterACorrectionByWhoKeptTheEarlierPublication(long seed) {
    MadeUpMonth month = month(seed);
    Map<String, Counts> before = shown(published(month.cells()));
    month.correct(2);
    List<LinkedCell> later = published(told(month.cells(), before));
    assertThat(findings(remembered(later, month, before))).isEmpty();
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void withholdsNothingThatIsOutAlready(long seed) {
    MadeUpMonth month = month(seed);
    Map<String, Counts> before = shown(published(month.cells()));
    month.correct(2);
    List<LinkedCell> cells = told(month.cells(), before);
    assertThat(hiding.withheld(cells)).noneMatch(place -> cells.get(place).told() == Told.BEFORE);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void showsTheSameAgainWhereNothingChanged(long seed) {
    MadeUpMonth month = month(seed);
    Map<String, Counts> before = shown(published(month.cells()));
    assertThat(shown(published(told(month.cells(), before)))).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void needsEveryCellThatItWithholds(long seed) {
    List<LinkedCell> cells = month(seed).cells();
    Set<Integer> withheld = hiding.withheld(cells);
    assertThat(withheld)
        .allMatch(
            place ->
                !findings(
                        IntStream.range(0, cells.size())
                            .mapToObj(
                                i ->
                                    i != place && withheld.contains(i)
                                        ? withheld(cells.get(i))
                                        : cells.get(i))
                            .toList())
                    .isEmpty());
  }

  @Test
  void withholdsThePartOfTheFewestPeopleFirst() {
    assertThat(
            hiding.withheld(
                List.of(
                    shown("E4", Optional.empty(), new Counts(20, 30, 0, 15)),
                    hidden("E4", Optional.of("by")),
                    shown("E4", Optional.of("with"), new Counts(12, 30, 0, 15)),
                    shown("E4", Optional.of("for"), new Counts(10, 30, 0, 15)))))
        .containsExactly(2);
  }

  @Test
  void withholdsTheWholeNumberWhereItWouldTellThatNoneOfAPartHasIt() {
    assertThat(
            hiding.withheld(
                List.of(
                    shown("S3", Optional.empty(), new Counts(0, 30, 2, 25)),
                    hidden("F1", Optional.empty()))))
        .containsExactly(0);
  }

  @Test
  void leavesAloneWhatHangsTogetherWithNothing() {
    assertThat(
            hiding.withheld(
                List.of(
                    hidden("E11", Optional.empty()),
                    shown("S5", Optional.empty(), new Counts(9, 30, 0, 25)))))
        .isEmpty();
  }

  @Test
  void guardsACellCountedAnewBesideOneThatWasCarriedOver() {
    LinkedCell carried =
        new LinkedCell(
            "E4",
            Optional.empty(),
            CellStatus.SHOWN,
            Optional.of(new Counts(20, 30, 0, 15)),
            Told.BEFORE,
            7);
    assertThat(
            hiding.withheld(
                List.of(
                    carried,
                    hidden("E4", Optional.of("by")),
                    shown("E4", Optional.of("with"), new Counts(12, 30, 0, 15)))))
        .containsExactly(2);
  }

  @Test
  void doesNotTieCountsOfCutsThatContradictEachOther() {
    LinkedCell carried =
        new LinkedCell(
            "E4",
            Optional.empty(),
            CellStatus.SHOWN,
            Optional.of(new Counts(20, 30, 0, 15)),
            Told.BEFORE,
            7);
    assertThat(
            hiding.withheld(
                List.of(
                    carried,
                    hidden("E4", Optional.of("by")),
                    shown("E4", Optional.of("with"), new Counts(32, 60, 0, 25)))))
        .isEmpty();
  }

  /** {@code -Dtest.argLine=-Dhiding.months=200} prints what docs/disclosure.md shows. */
  @Test
  @EnabledIfSystemProperty(named = "hiding.months", matches = "\\d+")
  void printsTheTable() {
    System.out.println(new HiddenShares(Integer.getInteger("hiding.months")).markdown());
  }

  private static MadeUpMonth month(long seed) {
    return new MadeUpMonth(SIZES[(int) (seed % SIZES.length)], seed);
  }

  private List<LinkedCell> published(List<LinkedCell> cells) {
    Set<Integer> withheld = hiding.withheld(cells);
    return IntStream.range(0, cells.size())
        .mapToObj(i -> withheld.contains(i) ? withheld(cells.get(i)) : cells.get(i))
        .toList();
  }

  private static List<Finding> findings(List<LinkedCell> cells) {
    return new Attack(Sheet.ofOneCut(cells), FEWEST).findings(new BitSet()).toList();
  }

  private static Map<String, Counts> shown(List<LinkedCell> cells) {
    return cells.stream()
        .filter(cell -> cell.counts().isPresent())
        .collect(toMap(MadeUpMonth::name, cell -> cell.counts().orElseThrow()));
  }

  private static List<LinkedCell> told(List<LinkedCell> cells, Map<String, Counts> before) {
    return cells.stream()
        .map(
            cell ->
                cell.counts().equals(Optional.ofNullable(before.get(MadeUpMonth.name(cell))))
                    ? with(cell, cell.status(), cell.counts(), Told.BEFORE)
                    : cell)
        .toList();
  }

  /** As somebody sees them who guesses right which hidden cells are what they were. */
  private static List<LinkedCell> remembered(
      List<LinkedCell> cells, MadeUpMonth month, Map<String, Counts> before) {
    Map<String, Counts> truth = month.truth();
    List<LinkedCell> remembered = new ArrayList<>();
    for (LinkedCell cell : cells) {
      String name = MadeUpMonth.name(cell);
      Optional<Counts> seen = Optional.ofNullable(before.get(name));
      remembered.add(
          seen.equals(Optional.ofNullable(truth.get(name)))
              ? with(cell, CellStatus.SHOWN, seen, Told.BEFORE)
              : cell);
    }
    return remembered;
  }

  private static LinkedCell withheld(LinkedCell cell) {
    return with(cell, CellStatus.WITHHELD, Optional.empty(), Told.NOW);
  }

  private static LinkedCell with(
      LinkedCell cell, CellStatus status, Optional<Counts> counts, Told told) {
    return new LinkedCell(cell.indicator(), cell.part(), status, counts, told, cell.countedAt());
  }

  private static LinkedCell shown(String indicator, Optional<String> part, Counts counts) {
    return new LinkedCell(indicator, part, CellStatus.SHOWN, Optional.of(counts), Told.NOW, 8);
  }

  private static LinkedCell hidden(String indicator, Optional<String> part) {
    return new LinkedCell(indicator, part, CellStatus.TOO_FEW, Optional.empty(), Told.NOW, 8);
  }
}
