package org.waymark.reports.format;

import java.io.PrintStream;
import java.io.Writer;
import java.util.Locale;

/** How a result is written. */
public enum OutputFormat {
  /** Aligned, for eyes. */
  TABLE {
    @Override
    ResultWriter onto(Writer out) {
      return new TableWriter(out);
    }
  },
  /** RFC 4180 with a header and LF; NULL is empty, an empty text is quoted. */
  CSV {
    @Override
    ResultWriter onto(Writer out) {
      return new CsvResultWriter(out);
    }
  },
  /** An array of objects, one to a line. */
  JSON {
    @Override
    ResultWriter onto(Writer out) {
      return new JsonWriter(out);
    }
  };

  /** A writer of one result onto a stream, in UTF-8. Leaves the stream open. */
  public ResultWriter writer(PrintStream out) {
    return onto(CheckedWriter.onto(out));
  }

  /** A writer of one result. Leaves what it writes to open. */
  public ResultWriter writer(Writer out) {
    return onto(CheckedWriter.onto(out));
  }

  abstract ResultWriter onto(Writer out);

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
