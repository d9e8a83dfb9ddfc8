package org.waymark.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import org.waymark.ingest.table.TableFormat;

/**
 * Something to import.
 *
 * @param label for the screen alone: a file's name may itself be a name, so it is never stored
 * @param opener opens it, once per import
 * @param sizeBytes -1 when it is not known
 * @param format what it is
 */
public record Source(String label, Opener opener, long sizeBytes, TableFormat format) {

  /** A source of JSON lines. */
  public Source(String label, Opener opener, long sizeBytes) {
    this(label, opener, sizeBytes, TableFormat.JSONL);
  }

  /** Opens a source at its beginning. */
  @FunctionalInterface
  public interface Opener {
    InputStream open() throws IOException;
  }

  /** Shows nothing of the label. */
  @Override
  public String toString() {
    return "a source of " + sizeBytes + " bytes";
  }
}
