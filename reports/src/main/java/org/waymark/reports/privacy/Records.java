package org.waymark.reports.privacy;

import java.util.List;

/**
 * People with the attributes by which somebody could know them, one row each.
 *
 * @param attributes the hierarchies, in the order of the columns
 * @param rows each a value of every attribute
 */
public record Records(List<Hierarchy> attributes, List<List<String>> rows) {

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException when a row has another number of columns
   */
  public Records {
    attributes = List.copyOf(attributes);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = attributes.size();
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("a row has not " + columns + " columns");
    }
  }

  /** The classes of people who look the same at a node. */
  public Classes<List<String>> classes(Node node) {
    return Classes.of(rows.stream().map(row -> recoded(row, node)).toList());
  }

  private List<String> recoded(List<String> row, Node node) {
    String[] coarse = new String[row.size()];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = attributes.get(i).at(node.levels().get(i), row.get(i));
    }
    return List.of(coarse);
  }
}
