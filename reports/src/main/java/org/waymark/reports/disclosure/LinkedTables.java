package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Published tables as somebody sees them who looks for what is hidden: quantities, cells that show
 * them or do not, and the sums that tie them together.
 *
 * <p>A quantity is a count. Two cells that show the same count, such as two shares with one
 * denominator, share one quantity. A quantity is known as soon as one cell that holds it is seen.
 *
 * @param truths of the quantities; {@link #NOT_SHOWN} for one that no cell holds
 * @param cells in the order in which they were given
 * @param relations that everybody knows to hold
 * @param fewestPeople of whom a cell is shown
 */
record LinkedTables(
    List<Long> truths, List<TableCell> cells, List<Relation> relations, int fewestPeople) {

  /** In place of the truth of a quantity that no cell holds. */
  static final long NOT_SHOWN = -1;

  LinkedTables {
    truths = List.copyOf(truths);
    cells = List.copyOf(cells);
    relations = List.copyOf(relations);
  }

  /** Whether a cell is seen. */
  enum Sight {
    SHOWN,
    /** Shown before, or told by its status: it cannot be withheld any more. */
    KNOWN,
    HIDDEN
  }

  /** What must not be found out of a quantity that is hidden. */
  enum Guard {
    NONE,
    /** Its value. */
    INEXACT,
    /** Its value, nor that it is even less than fewer than the fewest people. */
    UP_TO_FEWEST
  }

  /**
   * A quantity in a cell.
   *
   * @param quantity its number
   * @param unseen what the status of the cell tells of it when the cell is not seen
   * @param guard when the cell is not seen
   */
  record Part(int quantity, Range unseen, Guard guard) {}

  /**
   * A cell: seen or hidden as a whole.
   *
   * @param sight at the beginning
   * @param parts the quantities in it
   * @param cost of withholding it, above 0
   */
  record TableCell(Sight sight, List<Part> parts, double cost) {
    TableCell {
      parts = List.copyOf(parts);
    }
  }

  /** How the two sides of a relation stand to each other. */
  enum Link {
    EQUAL,
    /** The left side is not more than the right one. */
    AT_MOST
  }

  /**
   * The sum of some quantities against the sum of others.
   *
   * @param left numbers of quantities
   * @param link between the two sums
   * @param right numbers of quantities
   */
  record Relation(List<Integer> left, Link link, List<Integer> right) {
    Relation {
      left = List.copyOf(left);
      right = List.copyOf(right);
    }

    static Relation sum(int total, List<Integer> parts) {
      return new Relation(List.of(total), Link.EQUAL, parts);
    }

    IntStream quantities() {
      return IntStream.concat(
          left.stream().mapToInt(Integer::intValue), right.stream().mapToInt(Integer::intValue));
    }
  }

  /**
   * Tables that stand alone.
   *
   * @param tables with their own numbers
   * @param cells the number of each cell in the tables that they were taken from
   */
  record Island(LinkedTables tables, List<Integer> cells) {}

  /** The cells that are not hidden at the beginning. */
  BitSet seen() {
    BitSet seen = new BitSet();
    IntStream.range(0, cells.size())
        .filter(i -> cells.get(i).sight() != Sight.HIDDEN)
        .forEach(seen::set);
    return seen;
  }

  boolean hides() {
    return cells.stream().anyMatch(cell -> cell.sight() == Sight.HIDDEN);
  }

  /** The parts between which there is no relation, each by itself. */
  List<Island> islands() {
    Groups groups = new Groups(truths.size());
    relations.forEach(relation -> groups.join(relation.quantities()));
    cells.forEach(cell -> groups.join(cell.parts().stream().mapToInt(Part::quantity)));
    Map<Integer, IslandBuilder> islands = new LinkedHashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      List<Part> parts = cells.get(cell).parts();
      if (!parts.isEmpty()) {
        islands
            .computeIfAbsent(groups.of(parts.get(0).quantity()), group -> new IslandBuilder())
            .add(cell);
      }
    }
    for (Relation relation : relations) {
      IslandBuilder island = islands.get(groups.of(relation.left().get(0)));
      if (island != null) {
        island.add(relation);
      }
    }
    return islands.values().stream().map(IslandBuilder::build).toList();
  }

  private final class IslandBuilder {
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<TableCell> own = new ArrayList<>();
    private final List<Relation> ties = new ArrayList<>();

    void add(int place) {
      TableCell cell = cells.get(place);
      places.add(place);
      own.add(
          new TableCell(
              cell.sight(),
              cell.parts().stream()
                  .map(part -> new Part(number(part.quantity()), part.unseen(), part.guard()))
                  .toList(),
              cell.cost()));
    }

    void add(Relation relation) {
      ties.add(
          new Relation(
              relation.left().stream().map(this::number).toList(),
              relation.link(),
              relation.right().stream().map(this::number).toList()));
    }

    private int number(int quantity) {
      return numbers.computeIfAbsent(quantity, any -> numbers.size());
    }

    Island build() {
      List<Long> truth = numbers.keySet().stream().map(truths::get).toList();
      return new Island(new LinkedTables(truth, own, ties, fewestPeople), places);
    }
  }
}
