package org.waymark.reports.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplementaryHidingTest {

  private final ComplementaryHiding hiding =
      new ComplementaryHiding(Disclosure.DEFAULT_FEWEST_PEOPLE);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void hidesWhatAYearWouldGiveAwayOfItsMonths(long seed) {
    List<CountedCell> cells = monthsAndYear(seed);
    assertThat(HiddenShares.found(HiddenShares.with(cells, hiding.hide(cells, List.of()))))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void guardsMonthsByThemselves(long seed) {
    List<CountedCell> cells = new MadeUpProgram("harbor", 40, 3, seed).cells(1);
    assertThat(HiddenShares.found(HiddenShares.with(cells, hiding.hide(cells, List.of()))))
        .isZero();
  }

  @Test
  void aYearGivesAwayMonthsThatAreHiddenAlone() {
    assertThat(HiddenShares.found(monthsAndYear(1))).isPositive();
  }

  private static List<CountedCell> monthsAndYear(long seed) {
    MadeUpProgram program = new MadeUpProgram("harbor", 10, 12, seed);
    List<CountedCell> cells = new ArrayList<>(program.cells(1));
    cells.addAll(program.cells(12));
    return cells;
  }
}
