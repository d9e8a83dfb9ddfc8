package org.waymark.reports.disclosure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.Attack.Finding;

/**
 * Withholds further cells, until what {@link Disclosure} hides cannot be worked back from what is
 * shown with it and was shown before. {@link Tie} lists what ties cells together, {@link Reader} is
 * who works back, {@link Attack} is what they find.
 *
 * <p>Sees only what anybody may see, and what it may withhold. The cells of a sheet that cost
 * readers least go first: those of the fewest people, a part before its number, then the order of
 * the catalogue. One that suffices alone is taken; else so many until it is enough, and of those
 * each is shown again without which it still is. Equal sheets have the same cells withheld.
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
   * The places of the cells to withhold, of one program and period.
   *
   * @param cells all of them, in the order of the catalogue
   */
  public Set<Integer> withheld(List<LinkedCell> cells) {
    Set<Integer> withheld = new TreeSet<>();
    Sheet sheet = Sheet.ofOneCut(cells);
    for (List<Integer> island : sheet.islands()) {
      Sheet part = sheet.only(island);
      if (part.hides() && part.canWithhold()) {
        new Choice(attack(part)).withheld().stream().map(island::get).forEach(withheld::add);
      }
    }
    return withheld;
  }

  /** Where counts of several cuts contradict each other, each cut stands for itself. */
  private Attack attack(Sheet island) {
    Attack attack = new Attack(island, fewestPeople);
    return island.isOfOneCut() || attack.addsUp()
        ? attack
        : new Attack(Sheet.ofEachCut(island.cells()), fewestPeople);
  }

  /** Chooses among the cells of one sheet. */
  private static final class Choice {
    private final Attack attack;
    private final List<Integer> candidates;
    private final Set<Finding> givenAway;

    Choice(Attack attack) {
      this.attack = attack;
      List<LinkedCell> cells = attack.sheet().cells();
      this.candidates =
          IntStream.range(0, cells.size())
              .filter(place -> cells.get(place).mayBeWithheld())
              .boxed()
              .sorted(Comparator.comparing(cells::get, CHEAPEST_FIRST))
              .toList();
      this.givenAway =
          attack.findings(new BitSet()).findFirst().isEmpty()
              ? Set.of()
              : attack.findings(bits(candidates)).collect(Collectors.toSet());
    }

    BitSet withheld() {
      if (isEnough(List.of())) {
        return new BitSet();
      }
      return candidates.stream()
          .map(List::of)
          .filter(this::isEnough)
          .findFirst()
          .map(Choice::bits)
          .orElseGet(this::several);
    }

    private BitSet several() {
      int fewest =
          IntStream.range(2, candidates.size())
              .filter(number -> isEnough(candidates.subList(0, number)))
              .findFirst()
              .orElse(candidates.size());
      BitSet withheld = bits(candidates.subList(0, fewest));
      for (int at = fewest - 1; at >= 0; at--) {
        withheld.clear(candidates.get(at));
        if (!isEnough(withheld)) {
          withheld.set(candidates.get(at));
        }
      }
      return withheld;
    }

    private boolean isEnough(List<Integer> places) {
      return isEnough(bits(places));
    }

    private boolean isEnough(BitSet withheld) {
      return attack.findings(withheld).allMatch(givenAway::contains);
    }

    private static BitSet bits(List<Integer> places) {
      BitSet bits = new BitSet();
      places.forEach(bits::set);
      return bits;
    }

    /** The sort keeps the order of the catalogue between equals. */
    private static final Comparator<LinkedCell> CHEAPEST_FIRST =
        Comparator.<LinkedCell>comparingLong(
                cell -> cell.counts().map(LinkedCell.Counts::people).orElse(0L))
            .thenComparing(cell -> cell.part().isEmpty());
  }
}
