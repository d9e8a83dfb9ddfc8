package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who works hidden cells back by linear programming: who sees every shown cell of every
 * linked table, knows the rules by which cells are hidden, and all relations.
 */
final class Attack {

  private final Map<Riddle.Shape, List<Integer>> answers = new HashMap<>();

  /**
   * What can be found out about a quantity when the cells of these numbers are seen: it is a count
   * in this range and nothing narrower can be said by linear programming.
   */
  static Range range(LinkedTables tables, BitSet seen, int quantity) {
    Knowledge knowledge = new Knowledge(tables, seen);
    for (Riddle riddle : knowledge.riddles()) {
      int place = riddle.quantities().indexOf(quantity);
      if (place >= 0) {
        Optional<Range> range = riddle.shape().range(place);
        return range.orElse(Range.COUNT);
      }
    }
    return knowledge.range(quantity);
  }

  /** The quantities of hidden cells that are found out against their guard, in their order. */
  List<Integer> found(LinkedTables tables, BitSet seen) {
    List<Integer> found = new ArrayList<>();
    for (Riddle riddle : new Knowledge(tables, seen).riddles()) {
      answers.computeIfAbsent(riddle.shape(), Riddle.Shape::found).stream()
          .map(riddle.quantities()::get)
          .forEach(found::add);
    }
    return found.stream().sorted().toList();
  }
}
