package org.waymark.reports.pages.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.publication.Report;

/**
 * {@code /reports}: the reports by the questions that they answer.
 *
 * @param sideBySide the address of programs side by side; nothing for those who see only some
 */
public record ReportsPage(Subject subject, List<Entry> entries, Optional<String> sideBySide) {

  /** Takes a copy of the list. */
  public ReportsPage {
    entries = List.copyOf(entries);
  }

  /** A report. */
  public record Entry(String question, String name, String link) {}

  /** The answer. */
  public static Answer answer(Request request, Door door) {
    Subject subject = Subject.of(door);
    ReportsPage page =
        new ReportsPage(
            subject,
            Stream.of(Report.values())
                .map(
                    report ->
                        new Entry(
                            ReportMaker.sentence(report.question()),
                            report.title(),
                            subject.link("/reports/" + report.title())))
                .toList(),
            door.seesAll()
                ? Optional.of(subject.link("/programs-side-by-side"))
                : Optional.empty());
    Frame frame = Frame.of(request, door.texts().of("reports.title"));
    return Answer.page(Templates.render("reports", Map.of("frame", frame, "page", page)));
  }
}
