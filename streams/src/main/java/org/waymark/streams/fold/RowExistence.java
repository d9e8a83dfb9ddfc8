package org.waymark.streams.fold;

import org.waymark.schemas.fact.Columns;
import org.waymark.schemas.fact.Counts;

/** Whether a person's month has a row: when one of its counts is not 0. */
final class RowExistence {

  private static final int[] COLUMNS =
      Columns.existence().stream().mapToInt(Columns.OF_PERSON::position).toArray();

  private RowExistence() {}

  static boolean holds(Counts counts) {
    for (int column : COLUMNS) {
      if (counts.get(column) != 0) {
        return true;
      }
    }
    return false;
  }
}
