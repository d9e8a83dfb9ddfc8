package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.reports.disclosure.LinkedTables.Guard;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Relation;
import org.waymark.reports.disclosure.LinkedTables.TableCell;
import org.waymark.reports.disclosure.Riddle.Row;

/**
 * What everybody knows of linked tables of which some cells are seen: the numbers in those, what
 * the status of the others tells, and the relations. The truth of what is not seen goes in nowhere.
 */
final class Knowledge {

  private final LinkedTables tables;
  private final boolean[] known;
  private final Range[] ranges;
  private final Guard[] guards;

  /** Of somebody who sees the cells of these numbers. */
  Knowledge(LinkedTables tables, BitSet seen) {
    this.tables = tables;
    int quantities = tables.truths().size();
    known = new boolean[quantities];
    ranges = new Range[quantities];
    guards = new Guard[quantities];
    Arrays.fill(ranges, Range.COUNT);
    Arrays.fill(guards, Guard.NONE);
    for (int cell = 0; cell < tables.cells().size(); cell++) {
      look(tables.cells().get(cell), seen.get(cell));
    }
    for (int quantity = 0; quantity < quantities; quantity++) {
      if (known[quantity]) {
        ranges[quantity] = Range.exactly(tables.truths().get(quantity));
        guards[quantity] = Guard.NONE;
      }
    }
  }

  private void look(TableCell cell, boolean isSeen) {
    for (Part part : cell.parts()) {
      int quantity = part.quantity();
      if (isSeen) {
        known[quantity] = true;
      } else {
        ranges[quantity] = ranges[quantity].and(part.unseen());
        guards[quantity] = stricter(guards[quantity], part.guard());
      }
    }
  }

  private static Guard stricter(Guard one, Guard other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  boolean knows(int quantity) {
    return known[quantity];
  }

  /** What is known of a quantity before any relation is used. */
  Range range(int quantity) {
    return ranges[quantity];
  }

  Guard guard(int quantity) {
    return guards[quantity];
  }

  /** What is not known, in parts that have nothing to do with each other. */
  List<Riddle> riddles() {
    Groups groups = new Groups(ranges.length);
    for (Relation relation : tables.relations()) {
      groups.join(relation.quantities().filter(quantity -> !known[quantity]));
    }
    Map<Integer, List<Integer>> unknowns = new LinkedHashMap<>();
    for (int quantity = 0; quantity < ranges.length; quantity++) {
      if (!known[quantity]) {
        unknowns.computeIfAbsent(groups.of(quantity), any -> new ArrayList<>()).add(quantity);
      }
    }
    Map<Integer, List<Relation>> relations = new LinkedHashMap<>();
    for (Relation relation : tables.relations()) {
      relation
          .quantities()
          .filter(quantity -> !known[quantity])
          .findFirst()
          .ifPresent(
              quantity ->
                  relations
                      .computeIfAbsent(groups.of(quantity), any -> new ArrayList<>())
                      .add(relation));
    }
    return unknowns.entrySet().stream()
        .map(entry -> riddle(entry.getValue(), relations.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private Riddle riddle(List<Integer> unknowns, List<Relation> relations) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    unknowns.forEach(quantity -> numbers.put(quantity, numbers.size()));
    return new Riddle(
        unknowns,
        new Riddle.Shape(
            unknowns.stream().map(quantity -> ranges[quantity]).toList(),
            unknowns.stream().map(quantity -> guards[quantity]).toList(),
            relations.stream().map(relation -> row(relation, numbers)).toList(),
            tables.fewestPeople()));
  }

  private Row row(Relation relation, Map<Integer, Integer> numbers) {
    Map<Integer, Integer> factors = new LinkedHashMap<>();
    long rest = 0;
    for (int quantity : relation.left()) {
      rest += add(quantity, 1, numbers, factors);
    }
    for (int quantity : relation.right()) {
      rest += add(quantity, -1, numbers, factors);
    }
    return new Row(
        List.copyOf(factors.keySet()), List.copyOf(factors.values()), relation.link(), -rest);
  }

  private long add(
      int quantity, int factor, Map<Integer, Integer> numbers, Map<Integer, Integer> factors) {
    if (known[quantity]) {
      return factor * tables.truths().get(quantity);
    }
    factors.merge(numbers.get(quantity), factor, Integer::sum);
    return 0;
  }
}
