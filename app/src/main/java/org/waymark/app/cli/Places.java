package org.waymark.app.cli;

import java.util.List;
import org.waymark.ingest.Part;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;

/**
 * Where something stands, for the screen of whoever imports.
 *
 * @param files as they were named
 * @param sources the same, in the same order
 */
record Places(List<String> files, List<Source> sources) {

  /** The file, and the sheet if it has some. */
  String of(Part part) {
    String file = files.get(part.file() - 1);
    return part.sheet() == 0 ? file : file + " sheet " + part.sheet();
  }

  /** The line too; of FHIR, whose lines can be of any length, which of its resources it is. */
  String of(Part part, long line) {
    boolean fhir = sources.get(part.file() - 1).format() == TableFormat.FHIR;
    return of(part) + (fhir ? " resource " : " line ") + line;
  }
}
