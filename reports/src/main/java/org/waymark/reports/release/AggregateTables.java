package org.waymark.reports.release;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.lake.Cut;

/**
 * A file of a release whose rows are numbers of many people, such as noisy counts with a budget.
 * Who makes it answers for what it tells; a release checks its columns and nothing else.
 */
public interface AggregateTables {

  /**
   * What a policy asks for, or nothing.
   *
   * @param release the number that the release will have: the same number, the same values
   * @param asOf the day as of which people stand
   * @throws ReleaseException when it must not be made, such as over budget
   */
  Optional<Table> of(Cut cut, Policy policy, int release, LocalDate asOf);

  /**
   * A table.
   *
   * @param name of the file, without its ending
   * @param grain what a row is
   * @param columns in their order
   * @param rows each a text of every column; of a total a whole number
   */
  record Table(String name, String grain, List<Column> columns, List<List<String>> rows) {

    Sheet sheet() {
      return new Sheet(
          name, grain, columns.stream().map(Column::field).toList(), List.copyOf(rows));
    }
  }

  /**
   * A column of a table.
   *
   * @param name as the files spell it
   * @param kind what it holds
   * @param meaning in a sentence
   */
  record Column(String name, Kind kind, String meaning) {

    /** What a column holds. */
    public enum Kind {
      /** By what numbers are told apart. */
      GROUP,
      /** A whole number of many people. */
      TOTAL
    }

    private Field field() {
      return new Field(
          name, kind == Kind.TOTAL ? Field.Use.TOTAL : Field.Use.GROUP, meaning, List.of());
    }
  }
}
