package org.waymark.reports.pages;

import java.util.List;

/**
 * A table of a paper that stands for itself, outside of the pages.
 *
 * @param heading above it
 * @param names of the columns
 * @param rows of texts
 */
public record PaperSection(String heading, List<String> names, List<List<String>> rows) {

  /** Keeps copies. */
  public PaperSection {
    names = List.copyOf(names);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
