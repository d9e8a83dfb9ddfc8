package org.waymark.ingest.table;

import java.io.Closeable;
import java.util.List;

/** A file of tables, open. */
public interface TableFile extends Closeable {

  /** Its tables: one of CSV, the sheets that can be seen of a workbook. */
  List<Table> tables();
}
