package org.waymark.reports.pages.board;

import java.util.Optional;
import org.waymark.reports.export.Export;
import org.waymark.reports.export.ExportFormat;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;

/** {@code /export/REPORT.csv}, {@code .json} and {@code .xlsx}: a table as a file to keep. */
final class ExportPage {

  private ExportPage() {}

  /**
   * The file.
   *
   * @param file its name in the address
   */
  static Answer answer(String file, Door door) {
    int dot = file.lastIndexOf('.');
    Optional<ExportFormat> found = ExportFormat.find(file.substring(dot + 1));
    String report = dot < 0 ? file : file.substring(0, dot);
    if (found.isEmpty() || !Export.names().contains(report)) {
      throw new PageException(
          404, door.texts().of("board.export.unknown", file, String.join(", ", Export.names())));
    }
    if (report.equals(Export.SIDE_BY_SIDE) && !door.seesAll()) {
      throw new PageException(403, door.texts().of("board.export.all"));
    }
    Publication publication = door.publication();
    Export export =
        new Export(
            report,
            door.request().parameter("indicator"),
            new PublishedReport.Choice(
                door.program(publication), door.month("from"), door.month("to")));
    ExportFormat format = found.get();
    return Answer.file(
        export.fileName(publication, format),
        format.type(),
        export.keep(publication, format).bytes());
  }
}
