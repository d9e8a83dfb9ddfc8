package org.waymark.ingest.table;

import java.io.IOException;
import java.util.Iterator;

/** A table: a CSV file, or a sheet of a workbook. */
public interface Table {

  /** The sheet's name, for the screen and the mapping alone; empty for CSV. */
  String name();

  /**
   * The rows from the top, blank ones left out, read as they are asked for; once.
   *
   * @throws TableException from the iterator when the table breaks off
   */
  Iterator<Row> rows() throws IOException;

  /** Whether a row with more or fewer cells than the header is broken: so in CSV, not in Excel. */
  boolean isRagged();
}
