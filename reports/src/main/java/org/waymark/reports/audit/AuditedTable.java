package org.waymark.reports.audit;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one table.
 *
 * @param rows that stand in either of the two
 * @param cells compared: all but those of the key
 * @param differing how many of them differ
 * @param named the first of those that differ, by key and column
 */
public record AuditedTable(
    String table, long rows, long cells, long differing, List<DifferingCell> named) {

  /** Takes a copy of the list. */
  public AuditedTable {
    named = List.copyOf(named);
  }

  /**
   * With what came of further rows of the same table.
   *
   * @param mostNamed how many differing cells are named at most
   */
  AuditedTable and(AuditedTable further, int mostNamed) {
    List<DifferingCell> both =
        Stream.concat(named.stream(), further.named.stream())
            .sorted(comparing(DifferingCell::key).thenComparing(DifferingCell::column))
            .limit(mostNamed)
            .toList();
    return new AuditedTable(
        table, rows + further.rows, cells + further.cells, differing + further.differing, both);
  }
}
