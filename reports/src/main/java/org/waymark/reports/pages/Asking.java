package org.waymark.reports.pages;

import java.util.List;
import java.util.Optional;
import org.waymark.reports.format.Column;

/**
 * A page on which a researcher asks a release.
 *
 * @param release its number
 * @param sql what stands in the editor
 * @param problem why it was not answered; empty if nothing is wrong
 * @param tables that can be asked about
 */
public record Asking(
    int release, String sql, String problem, Optional<Shown> answer, List<Described> tables) {

  /** Copies the tables. */
  public Asking {
    tables = List.copyOf(tables);
  }

  /**
   * An answer, as far as a page shows it.
   *
   * @param rows as texts
   * @param words how much of it that is
   */
  public record Shown(List<Column> columns, List<List<String>> rows, String words) {

    /** Copies the lists. */
    public Shown {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A table of a release.
   *
   * @param grain what a row is
   */
  public record Described(String name, String grain, List<Field> fields) {

    /** Copies the fields. */
    public Described {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A column of it.
   *
   * @param codes that it can have; empty if it is no code
   */
  public record Field(String name, String type, String meaning, String codes) {}
}
