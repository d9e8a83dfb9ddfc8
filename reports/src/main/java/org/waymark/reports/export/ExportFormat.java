package org.waymark.reports.export;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a table can be kept as. */
public enum ExportFormat {
  /** RFC 4180 with a header and LF; no text begins as a formula does. */
  CSV("text/csv; charset=utf-8"),
  /** An array of objects, one to a line. */
  JSON("application/json"),
  /** A workbook: the rows, and a sheet that says what they are. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String type;

  ExportFormat(String type) {
    this.type = type;
  }

  /** As HTTP spells it. */
  public String type() {
    return type;
  }

  /** That of an ending without its dot. */
  public static Optional<ExportFormat> find(String ending) {
    return Stream.of(values()).filter(format -> format.toString().equals(ending)).findFirst();
  }

  /** The ending of a file's name. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
