package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.waymark.reports.disclosure.LinearProgram.Sum;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Island;
import org.waymark.reports.disclosure.LinkedTables.Link;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Relation;
import org.waymark.reports.disclosure.LinkedTables.Sight;
import org.waymark.reports.disclosure.LinkedTables.TableCell;

/**
 * Chooses the cells to withhold so that no {@link Attack} finds out what is hidden.
 *
 * <p>For each quantity that the attack finds out, the cheapest other tables are looked for that
 * look the same but for it: a linear program with the cost of each shown number for every step away
 * from its truth (J. P. Kelly, B. L. Golden and A. A. Assad, Cell suppression: disclosure
 * protection for sensitive tabular data, Networks 22 (1992), 397-417; M. Fischetti and J. J.
 * Salazar, Models and algorithms for optimizing cell suppression in tabular data with linear
 * constraints, JASA 95 (2000), 916-928). Every shown cell in which those tables differ is withheld:
 * then they are among what an outsider must think possible. To withhold a cell only adds to what is
 * possible, so what is guarded once stays guarded, each quantity costs one step at most, and it
 * ends. Afterwards each withheld cell is shown again, the dearest first, if no attack then
 * succeeds.
 */
final class Withholding {

  private static final double STEP = 1e-6;

  /**
   * What is withheld from larger tables is not tried again: it would take longer than it is worth.
   */
  private static final int MOST_TRIED_AGAIN = 150;

  private final Attack attack = new Attack();

  /**
   * The outcome.
   *
   * @param withheld the numbers of the cells
   * @param givenAway the numbers of the quantities that cannot be guarded any more, because of what
   *     was shown before
   */
  record Outcome(BitSet withheld, List<Integer> givenAway) {}

  /** Of every part that stands alone, one after the other. */
  BitSet withheld(LinkedTables tables) {
    BitSet withheld = new BitSet();
    for (Island island : tables.islands()) {
      if (island.tables().hides()) {
        of(island.tables()).withheld().stream().map(island.cells()::get).forEach(withheld::set);
      }
    }
    return withheld;
  }

  /** Of tables that are not taken apart first. */
  Outcome of(LinkedTables tables) {
    BitSet seen = tables.seen();
    TreeSet<Integer> givenAway = new TreeSet<>();
    List<Integer> found = attack.found(tables, seen);
    while (!found.isEmpty()) {
      int before = seen.cardinality();
      for (int quantity : found) {
        if (!guard(tables, seen, quantity)) {
          givenAway.add(quantity);
        }
      }
      if (seen.cardinality() == before) {
        givenAway.addAll(found);
      }
      found =
          attack.found(tables, seen).stream().filter(each -> !givenAway.contains(each)).toList();
    }
    showAgain(tables, seen, givenAway);
    BitSet withheld = tables.seen();
    withheld.andNot(seen);
    return new Outcome(withheld, List.copyOf(givenAway));
  }

  private void showAgain(LinkedTables tables, BitSet seen, TreeSet<Integer> givenAway) {
    if (tables.cells().size() > MOST_TRIED_AGAIN) {
      return;
    }
    IntStream.range(0, tables.cells().size())
        .filter(cell -> !seen.get(cell) && tables.cells().get(cell).sight() == Sight.SHOWN)
        .boxed()
        .sorted(Comparator.comparingDouble(cell -> -tables.cells().get(cell).cost()))
        .forEach(
            cell -> {
              seen.set(cell);
              if (!givenAway.containsAll(attack.found(tables, seen))) {
                seen.clear(cell);
              }
            });
  }

  /** Withholds what a quantity needs; whether that is possible. */
  private static boolean guard(LinkedTables tables, BitSet seen, int quantity) {
    Knowledge knowledge = new Knowledge(tables, seen);
    long truth = tables.truths().get(quantity);
    List<Range> others = new ArrayList<>();
    if (knowledge.guard(quantity) == Guard.UP_TO_FEWEST && truth < tables.fewestPeople() - 1) {
      others.add(Range.from(tables.fewestPeople() - 1));
    } else {
      others.add(Range.from(truth + 1));
      others.add(new Range(0, truth - 1));
    }
    Optional<Alternative> cheapest =
        others.stream()
            .flatMap(other -> alternative(tables, seen, quantity, other).stream())
            .min(Comparator.comparingDouble(Alternative::cost));
    cheapest.ifPresent(alternative -> seen.andNot(alternative.cells()));
    return cheapest.isPresent();
  }

  /** Cells without which a quantity might be another. */
  private record Alternative(BitSet cells, double cost) {}

  private static Optional<Alternative> alternative(
      LinkedTables tables, BitSet seen, int quantity, Range other) {
    return new Search(tables, seen).differing(quantity, other);
  }

  /** For other tables that look like these. */
  private static final class Search {
    private final LinkedTables tables;
    private final BitSet seen;
    private final int[] first;
    private final boolean[] shown;
    private final LinearProgram program = new LinearProgram();
    private final List<Integer> steps = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();

    Search(LinkedTables tables, BitSet seen) {
      this.tables = tables;
      this.seen = seen;
      first = new int[tables.truths().size()];
      shown = new boolean[first.length];
    }

    Optional<Alternative> differing(int wanted, Range other) {
      Range[] ranges = new Range[first.length];
      double[] price = new double[first.length];
      boolean[] fixed = new boolean[first.length];
      Arrays.fill(ranges, Range.COUNT);
      for (int cell = 0; cell < tables.cells().size(); cell++) {
        TableCell each = tables.cells().get(cell);
        for (Part part : each.parts()) {
          int quantity = part.quantity();
          if (seen.get(cell) && each.sight() == Sight.KNOWN) {
            fixed[quantity] = true;
          } else {
            ranges[quantity] = ranges[quantity].and(part.unseen());
          }
          if (seen.get(cell)) {
            shown[quantity] = true;
            price[quantity] += each.cost();
          }
        }
      }
      for (int quantity = 0; quantity < first.length; quantity++) {
        long truth = tables.truths().get(quantity);
        if (fixed[quantity]) {
          first[quantity] = program.variable(truth, truth);
        } else {
          Range range = quantity == wanted ? ranges[quantity].and(other) : ranges[quantity];
          first[quantity] = program.variable(range.least(), range.most());
          if (shown[quantity]) {
            priced(first[quantity], truth, price[quantity]);
          }
        }
      }
      tables.relations().forEach(this::row);
      return program.minimise(cost()).map(solution -> differing(solution, fixed));
    }

    /** Variable = truth + up - down, with a price on up and down. */
    private void priced(int variable, long truth, double price) {
      int up = program.variable(0, LinearProgram.MOST);
      int down = program.variable(0, truth);
      program.row(new Sum(new int[] {variable, up, down}, new double[] {1, -1, 1}), truth, truth);
      steps.add(up);
      steps.add(down);
      costs.add(price);
      costs.add(price);
    }

    private void row(Relation relation) {
      int[] variables = relation.quantities().map(quantity -> first[quantity]).toArray();
      double[] factors = new double[variables.length];
      for (int i = 0; i < factors.length; i++) {
        factors[i] = i < relation.left().size() ? 1 : -1;
      }
      program.row(
          new Sum(variables, factors),
          relation.link() == Link.EQUAL ? 0 : Double.NEGATIVE_INFINITY,
          0);
    }

    private Sum cost() {
      return new Sum(
          steps.stream().mapToInt(Integer::intValue).toArray(),
          costs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private Alternative differing(double[] solution, boolean[] fixed) {
      BitSet cells = new BitSet();
      double cost = 0;
      for (int cell = 0; cell < tables.cells().size(); cell++) {
        TableCell each = tables.cells().get(cell);
        if (seen.get(cell)
            && each.sight() == Sight.SHOWN
            && each.parts().stream()
                .anyMatch(part -> !fixed[part.quantity()] && differs(part, solution))) {
          cells.set(cell);
          cost += each.cost();
        }
      }
      return new Alternative(cells, cost);
    }

    private boolean differs(Part part, double[] solution) {
      int quantity = part.quantity();
      return Math.abs(solution[first[quantity]] - tables.truths().get(quantity)) > STEP;
    }
  }
}
