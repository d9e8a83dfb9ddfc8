package org.waymark.app.cli;

import java.util.List;
import org.waymark.ingest.Part;
import org.waymark.ingest.source.Source;
import org.waymark.ingest.table.TableFormat;

/**
 * Where in the sources something stands. A file's name may be a person's, and what is printed may
 * be kept in the log of a night's job: files are numbered.
 */
record Places(List<Source> sources) {

  /** Which file, if there are several, and which sheet, if it has some; may be empty. */
  String of(Part part) {
    String file = sources.size() > 1 ? "file " + part.file() + " " : "";
    return (part.sheet() == 0 ? file : file + "sheet " + part.sheet()).strip();
  }

  /** The line too; of FHIR, whose lines can be of any length, which of its resources it is. */
  String of(Part part, long line) {
    boolean fhir = sources.get(part.file() - 1).format() == TableFormat.FHIR;
    return (of(part) + (fhir ? " resource " : " line ") + line).strip();
  }
}
