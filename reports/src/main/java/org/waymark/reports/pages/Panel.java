package org.waymark.reports.pages;

import java.util.List;

/**
 * What a page of the server says: words, tables, and what can be done next.
 *
 * @param words a paragraph each
 */
public record Panel(List<String> words, List<Grid> grids, List<Action> actions) {

  /** Copies the lists. */
  public Panel {
    words = List.copyOf(words);
    grids = List.copyOf(grids);
    actions = List.copyOf(actions);
  }

  /**
   * A table.
   *
   * @param columns their heads; empty for a table of names and values
   * @param rows the first cell of each names it
   */
  public record Grid(String caption, List<String> columns, List<List<String>> rows) {

    /** Copies the lists. */
    public Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Something to do: a link, or a button that changes something. */
  public sealed interface Action {

    /** Where it leads. */
    String path();

    /** What it says. */
    String label();
  }

  /** Leads to another page. */
  public record Link(String path, String label) implements Action {}

  /** Posts. */
  public record Button(String path, String label) implements Action {}
}
