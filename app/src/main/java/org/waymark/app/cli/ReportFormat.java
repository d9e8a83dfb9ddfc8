package org.waymark.app.cli;

import java.util.Locale;
import java.util.Optional;
import org.waymark.reports.export.ExportFormat;
import org.waymark.reports.format.OutputFormat;

/** What a report can be asked for as. */
enum ReportFormat {
  TABLE,
  CSV,
  JSON,
  XLSX,
  HTML,
  PDF;

  /** Whether a terminal can show it. */
  boolean isText() {
    return this != XLSX && this != PDF;
  }

  /** As rows that are printed while they come. */
  Optional<OutputFormat> printed() {
    return switch (this) {
      case TABLE -> Optional.of(OutputFormat.TABLE);
      case CSV -> Optional.of(OutputFormat.CSV);
      case JSON -> Optional.of(OutputFormat.JSON);
      case XLSX, HTML, PDF -> Optional.empty();
    };
  }

  /** As a table that is kept. */
  Optional<ExportFormat> kept() {
    return ExportFormat.find(toString());
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
