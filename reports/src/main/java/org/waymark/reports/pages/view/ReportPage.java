package org.waymark.reports.pages.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;

/**
 * {@code /reports/NAME}: the question that a report answers, about a program.
 *
 * @param asked the question, and for which months
 * @param topics the indicators of the report; none where it is of one thing
 * @param parts of the chosen indicator, the number itself among them; none where it has none
 * @param shown what is shown of the chosen one
 * @param words that hold for all of it
 */
public record ReportPage(
    Subject subject,
    Asked asked,
    List<Choice> topics,
    List<Choice> parts,
    Shown shown,
    Words words) {

  /** Takes copies of the lists. */
  public ReportPage {
    topics = List.copyOf(topics);
    parts = List.copyOf(parts);
  }

  /**
   * What is asked.
   *
   * @param name of the report
   * @param from as a form spells a month; empty for the first
   * @param to likewise, for the last
   */
  public record Asked(String name, String question, String from, String to) {}

  /**
   * Something that can be chosen.
   *
   * @param current {@code true} where it is, as an attribute spells it; else nothing
   */
  public record Choice(String words, String link, Optional<String> current) {}

  /**
   * What is shown.
   *
   * @param figures one or two
   * @param tables of the chosen numbers, and of all parts in the newest period
   * @param trend the address that holds it against its own past; nothing where it has no chart
   */
  public record Shown(
      String title,
      List<Drawing> figures,
      List<Table> tables,
      List<String> thin,
      Facts facts,
      Optional<String> trend) {}

  /**
   * A drawing.
   *
   * @param figure SVG
   */
  public record Drawing(String title, String figure) {}

  /**
   * What a reader must know.
   *
   * @param marks what each status and flag means
   * @param files the addresses of the table as a file, by format
   */
  public record Words(List<String> marks, List<String> cautions, Map<String, String> files) {}

  /** The answer. */
  public static Answer answer(Request request, Door door, String name) {
    Report report =
        Report.find(name)
            .orElseThrow(
                () ->
                    new PageException(
                        404,
                        door.texts()
                            .of(
                                "report.unknown",
                                name,
                                String.join(
                                    ", ",
                                    Stream.of(Report.values()).map(Report::title).toList()))));
    ReportPage page = new ReportMaker(Subject.of(door), door, report).make();
    return Answer.page(
        Templates.render(
            "report", Map.of("frame", Frame.of(request, page.asked().question()), "page", page)));
  }

  /** Which rows a request is about. */
  static PublishedReport.Choice choice(Subject subject, Door door) {
    return new PublishedReport.Choice(
        Optional.of(subject.program().id()), door.month("from"), door.month("to"));
  }

  /** The addresses of a table as a file, by format. */
  static Map<String, String> files(UnaryOperator<String> address) {
    Map<String, String> files = new LinkedHashMap<>();
    Stream.of("csv", "xlsx", "json").forEach(format -> files.put(format, address.apply(format)));
    return files;
  }
}
