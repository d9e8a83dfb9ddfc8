package org.waymark.ingest.mapping;

import java.util.Set;

/**
 * For which rows an event is made.
 *
 * @param column that decides
 * @param values of which one stands in it, evened; empty means that anything stands in it
 */
record When(String column, Set<String> values) {

  boolean holds(RowView row) {
    String text = Header.even(row.cell(column).text());
    return values.isEmpty() ? !text.isEmpty() : values.contains(text);
  }
}
