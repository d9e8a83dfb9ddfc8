package org.waymark.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Sight;
import org.waymark.reports.disclosure.LinkedTables.TableCell;
import org.waymark.reports.disclosure.Withholding.Outcome;

class WithholdingTest {

  private static final int FEWEST_IN_TINY_TABLES = 5;
  private static final int MOST_IN_TINY_TABLES = 60;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  static LongStream fewSeeds() {
    return LongStream.range(0, 20);
  }

  @Test
  void cellsHiddenAloneAreFoundOutInMonthsByProgramsWithTotals() {
    LinkedTables months = months();
    assertThat(exact(months, months.seen())).isNotEmpty();
  }

  @Test
  void guardsMonthsByProgramsWithTotals() {
    LinkedTables months = months();
    assertThat(new Attack().found(months, guarded(months))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingHiddenIsFoundOut(long seed) {
    LinkedTables tables = RandomTables.linked(seed);
    Outcome outcome = new Withholding().of(tables);
    BitSet seen = tables.seen();
    seen.andNot(outcome.withheld());
    assertThat(new Attack().found(tables, seen)).isEqualTo(outcome.givenAway());
  }

  @Test
  void cellsHiddenAloneAreFoundOutInMostRandomTables() {
    long broken =
        seeds()
            .mapToObj(RandomTables::linked)
            .filter(tables -> !new Attack().found(tables, tables.seen()).isEmpty())
            .count();
    assertThat(broken).isGreaterThan(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesUpOnlyWhatWithholdingEverythingWouldNotGuard(long seed) {
    LinkedTables tables = RandomTables.linked(seed);
    assertThat(new Attack().found(tables, known(tables)))
        .containsAll(new Withholding().of(tables).givenAway());
  }

  @ParameterizedTest
  @MethodSource("fewSeeds")
  void choosesTheSameCellsAgain(long seed) {
    LinkedTables tables = RandomTables.linked(seed);
    assertThat(new Withholding().withheld(tables)).isEqualTo(new Withholding().withheld(tables));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void attackFindsWhatTryingAllTinyTablesFinds(long seed) {
    LinkedTables tiny = tiny(seed);
    BitSet seen = guarded(tiny);
    Range[] tried = BruteForce.ranges(tiny, seen, MOST_IN_TINY_TABLES);
    Range[] found =
        IntStream.range(0, tried.length)
            .mapToObj(quantity -> Attack.range(tiny, seen, quantity))
            .toArray(Range[]::new);
    assertThat(found).isEqualTo(tried);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void attackFindsWhatTryingFindsInTinyTablesHiddenAlone(long seed) {
    LinkedTables tiny = tiny(seed);
    Range[] tried = BruteForce.ranges(tiny, tiny.seen(), MOST_IN_TINY_TABLES);
    Range[] found =
        IntStream.range(0, tried.length)
            .mapToObj(quantity -> Attack.range(tiny, tiny.seen(), quantity))
            .toArray(Range[]::new);
    assertThat(found).isEqualTo(tried);
  }

  @Test
  void saysWhatCannotBeGuardedAnyMore() {
    LinkedTables tables = pair(Sight.KNOWN);
    assertThat(new Withholding().of(tables).givenAway()).containsExactly(0);
  }

  @Test
  void withholdsTheCheaperOfTwo() {
    assertThat(new Withholding().withheld(pair(Sight.SHOWN)).stream()).containsExactly(1);
  }

  /** A hidden cell of 4 people, shown ones of 12 and of all 16. */
  private static LinkedTables pair(Sight sight) {
    return new LinkedTables(
        List.of(4L, 12L, 16L),
        List.of(
            cell(Sight.HIDDEN, new Part(0, new Range(1, 9), Guard.INEXACT), 4),
            cell(sight, new Part(1, Range.from(10), Guard.INEXACT), 12),
            cell(sight, new Part(2, Range.from(10), Guard.INEXACT), 16)),
        List.of(LinkedTables.Relation.sum(2, List.of(0, 1))),
        10);
  }

  private static TableCell cell(Sight sight, Part part, double cost) {
    return new TableCell(sight, List.of(part), cost);
  }

  private static LinkedTables months() {
    Random random = new Random(6);
    long[][] people = new long[24][6];
    for (long[] row : people) {
      for (int program = 0; program < row.length; program++) {
        row[program] = Math.round((4 + 6 * program) * (0.5 + random.nextDouble()));
      }
    }
    return RandomTables.withTotals(people, 10);
  }

  private static LinkedTables tiny(long seed) {
    Random random = new Random(seed);
    long[][] people = new long[2][2 + random.nextInt(2)];
    for (long[] row : people) {
      for (int column = 0; column < row.length; column++) {
        row[column] = random.nextInt(9);
      }
    }
    return RandomTables.withKnownTotal(people, FEWEST_IN_TINY_TABLES);
  }

  private static BitSet guarded(LinkedTables tables) {
    BitSet seen = tables.seen();
    seen.andNot(new Withholding().withheld(tables));
    return seen;
  }

  private static List<Integer> exact(LinkedTables tables, BitSet seen) {
    return new Attack()
        .found(tables, seen).stream()
            .filter(quantity -> Attack.range(tables, seen, quantity).exact())
            .toList();
  }

  /** The cells that cannot be withheld. */
  private static BitSet known(LinkedTables tables) {
    BitSet known = tables.seen();
    known.stream()
        .filter(cell -> tables.cells().get(cell).sight() == Sight.SHOWN)
        .forEach(known::clear);
    return known;
  }
}
