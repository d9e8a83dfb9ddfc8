package org.waymark.reports.audit;

import java.util.List;

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
}
