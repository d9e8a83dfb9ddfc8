package org.waymark.app.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.OutputFormat;
import org.waymark.reports.lake.Cut;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.reject.RejectReason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code waymark rejects}: what was refused, and why. */
@Command(
    name = "rejects",
    description = {
      "Says what was refused: by import and reason, or the lines of one import or reason.",
      "It knows lines, reasons and fields, and never a value or a file's name."
    })
final class RejectsCommand implements Callable<Integer> {

  private static final String COUNTS =
      "SELECT import_id, reason, field, count(*) AS lines FROM rejects GROUP BY ALL"
          + " ORDER BY import_id DESC, reason, field";
  private static final String LINES =
      "SELECT import_id, source, line, reason, field FROM rejects WHERE true%s%s"
          + " ORDER BY import_id DESC, source, line";

  @ParentCommand private WaymarkCommand root;

  @Option(names = "--import", paramLabel = "ID", description = "As import printed it.")
  private @Nullable UUID importId;

  @Option(names = "--reason", paramLabel = "REASON", description = "${COMPLETION-CANDIDATES}.")
  private @Nullable RejectReason reason;

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private OutputFormat format = OutputFormat.TABLE;

  @Override
  public Integer call() {
    OutputFormat as = root.json() ? OutputFormat.JSON : format;
    try (Lake lake = root.openLake();
        Cut cut = Cut.open(lake)) {
      cut.query(sql(), as.writer(System.out));
    }
    return ExitCode.DONE;
  }

  /** Both values are of closed forms, so they can stand in the statement. */
  private String sql() {
    if (importId == null && reason == null) {
      return COUNTS;
    }
    return LINES.formatted(
        importId == null ? "" : " AND import_id = '" + importId + "'",
        reason == null ? "" : " AND reason = '" + reason + "'");
  }
}
