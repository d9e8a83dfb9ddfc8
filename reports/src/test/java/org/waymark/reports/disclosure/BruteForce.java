package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.waymark.reports.disclosure.LinkedTables.Link;
import org.waymark.reports.disclosure.LinkedTables.Part;
import org.waymark.reports.disclosure.LinkedTables.Relation;

/** Tries every table of whole numbers. A witness beside {@link Attack}: shares no code with it. */
final class BruteForce {

  private final LinkedTables tables;
  private final long[] least;
  private final long[] most;
  private final long[] values;
  private final List<Integer> unknown = new ArrayList<>();
  private final long[][] found;

  private BruteForce(LinkedTables tables, BitSet seen, long largest) {
    this.tables = tables;
    int size = tables.truths().size();
    least = new long[size];
    most = new long[size];
    values = new long[size];
    found = new long[size][];
    Arrays.fill(most, largest);
    boolean[] known = new boolean[size];
    for (int cell = 0; cell < tables.cells().size(); cell++) {
      for (Part part : tables.cells().get(cell).parts()) {
        int quantity = part.quantity();
        if (seen.get(cell)) {
          known[quantity] = true;
        } else {
          least[quantity] = Math.max(least[quantity], part.unseen().least());
          most[quantity] = Math.min(most[quantity], part.unseen().most());
        }
      }
    }
    for (int quantity = 0; quantity < size; quantity++) {
      if (known[quantity]) {
        least[quantity] = tables.truths().get(quantity);
        most[quantity] = least[quantity];
      } else {
        unknown.add(quantity);
      }
      values[quantity] = least[quantity];
    }
  }

  /**
   * Of each quantity the least and the most that it can be.
   *
   * @param largest that any of them can be
   */
  static Range[] ranges(LinkedTables tables, BitSet seen, long largest) {
    BruteForce force = new BruteForce(tables, seen, largest);
    force.from(0);
    return Arrays.stream(force.found)
        .map(each -> new Range(each[0], each[1]))
        .toArray(Range[]::new);
  }

  private void from(int at) {
    if (at == unknown.size()) {
      note();
      return;
    }
    int quantity = unknown.get(at);
    for (long value = least[quantity]; value <= most[quantity]; value++) {
      values[quantity] = value;
      if (tables.relations().stream().allMatch(relation -> possible(relation, at))) {
        from(at + 1);
      }
    }
    values[quantity] = least[quantity];
  }

  private void note() {
    for (int quantity = 0; quantity < values.length; quantity++) {
      long value = values[quantity];
      long[] before = found[quantity];
      found[quantity] =
          before == null
              ? new long[] {value, value}
              : new long[] {Math.min(before[0], value), Math.max(before[1], value)};
    }
  }

  /** Whether the unknowns after this one can still make it true. */
  private boolean possible(Relation relation, int at) {
    long lowest = side(relation.left(), at, least) - side(relation.right(), at, most);
    long highest = side(relation.left(), at, most) - side(relation.right(), at, least);
    return lowest <= 0 && (relation.link() == Link.AT_MOST || highest >= 0);
  }

  private long side(List<Integer> quantities, int at, long[] open) {
    long sum = 0;
    for (int quantity : quantities) {
      sum += unknown.indexOf(quantity) > at ? open[quantity] : values[quantity];
    }
    return sum;
  }
}
