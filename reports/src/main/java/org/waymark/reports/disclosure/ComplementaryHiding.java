package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Withholds further cells, until what {@link Disclosure} hides cannot be worked back from what is
 * shown, now and in earlier publications. {@link PublishedTables} lists what ties cells together,
 * {@link Attack} is who works back, {@link Withholding} chooses.
 *
 * <p>What holds afterwards, of every cell that is too few or withheld: its numerator, the rest of
 * its denominator, its denominator and its people are none of them known exactly, unless another
 * cell shows the same count on purpose; and that fewer than the fewest people are in it is all that
 * can be said of how few (too few tells 1 to 9 people; that there are 6 at most must not follow).
 * More may follow about how many there are at least: that does no harm.
 *
 * <p>Equal cells, in whatever order, have the same cells withheld.
 */
public final class ComplementaryHiding {

  private final int fewestPeople;

  /**
   * With the fewest people of whom a cell is shown.
   *
   * @param fewestPeople the same number that {@link Disclosure} took
   */
  public ComplementaryHiding(int fewestPeople) {
    this.fewestPeople = fewestPeople;
  }

  /**
   * The cells as they may be published together, in the same order.
   *
   * @param cells all that is to be published
   * @param earlier all that was shown before
   */
  public List<Cell<Numbers>> hide(List<CountedCell> cells, List<EarlierCell> earlier) {
    Map<String, List<Integer>> programs = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      programs.computeIfAbsent(cells.get(i).programId(), any -> new ArrayList<>()).add(i);
    }
    Map<String, List<EarlierCell>> before = new LinkedHashMap<>();
    for (EarlierCell cell : earlier) {
      before.computeIfAbsent(cell.programId(), any -> new ArrayList<>()).add(cell);
    }
    List<Cell<Numbers>> published = new ArrayList<>(cells.stream().map(CountedCell::cell).toList());
    Withholding withholding = new Withholding();
    programs.forEach(
        (program, places) -> {
          List<CountedCell> own = places.stream().map(cells::get).toList();
          LinkedTables tables =
              PublishedTables.of(own, before.getOrDefault(program, List.of()), fewestPeople);
          BitSet withheld = withholding.withheld(tables);
          withheld.stream()
              .map(places::get)
              .forEach(place -> published.set(place, withheld(published.get(place))));
        });
    return List.copyOf(published);
  }

  private static Cell<Numbers> withheld(Cell<Numbers> cell) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    if (cell.flags().contains(Flag.PROVISIONAL)) {
      flags.add(Flag.PROVISIONAL);
    }
    return Cell.hidden(CellStatus.WITHHELD, flags);
  }
}
