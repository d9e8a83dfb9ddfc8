package org.waymark.reports.replay;

import java.util.List;

/**
 * What came of comparing one table.
 *
 * @param rowsBefore that the first folding made, and that count
 * @param rowsNow that the second made
 * @param cells compared: all but those of the key, of the larger of the two
 * @param differences by column and kind, most cells first
 */
public record ComparedTable(
    String table, long rowsBefore, long rowsNow, long cells, List<Difference> differences) {

  /** Takes a copy of the list. */
  public ComparedTable {
    differences = List.copyOf(differences);
  }

  /** How many cells differ. */
  public long differing() {
    return differences.stream().mapToLong(Difference::cells).sum();
  }

  /** How many differ although no event came in between. */
  public long unexpected() {
    return differences.stream()
        .filter(difference -> difference.kind() != Difference.Kind.NEWER)
        .mapToLong(Difference::cells)
        .sum();
  }
}
