package org.waymark.reports.export;

import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.waymark.reports.publication.Publication;

/** The sheet that says what the rows beside it are. */
final class About {

  private static final int WIDTH_OF_LABELS = 16;
  private static final int WIDTH_OF_WORDS = 110;

  private About() {}

  private record Line(String label, String words) {}

  /**
   * Writes it.
   *
   * @param words what a reader must know beside the rows
   */
  static void write(Worksheet sheet, Export export, Publication publication, List<String> words) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("question", export.question()));
    lines.add(new Line("report", export.report()));
    export.indicator().ifPresent(id -> lines.add(new Line("indicator", id)));
    lines.add(new Line("program", export.choice().programId().orElse("all")));
    lines.add(new Line("from", export.choice().from().map(Object::toString).orElse("the first")));
    lines.add(new Line("to", export.choice().to().map(Object::toString).orElse("the last")));
    lines.add(new Line("publication", Integer.toString(publication.number())));
    lines.add(new Line("as of", publication.manifest().asOf()));
    words.forEach(each -> lines.add(new Line("", each)));
    for (int row = 0; row < lines.size(); row++) {
      sheet.value(row, 0, lines.get(row).label());
      sheet.style(row, 0).bold().set();
      sheet.value(row, 1, lines.get(row).words());
    }
    sheet.width(0, WIDTH_OF_LABELS);
    sheet.width(1, WIDTH_OF_WORDS);
  }
}
