package org.waymark.reports.pages.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.figure.TrendFigure;
import org.waymark.reports.trends.FalseFlags;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.report.OverviewReport;
import org.waymark.reports.trends.report.TrendReport;

/**
 * {@code /}: every indicator of a program against its own past, empowerment first. No score, no
 * rank.
 *
 * @param chance how many marks chance alone would make
 * @param table the same as rows
 * @param files the addresses of the table as a file, by format
 */
public record OverviewPage(
    Subject subject, List<Group> groups, String chance, Table table, Map<String, String> files) {

  /** What is not said again in each row of a page. */
  private static final Set<String> SAID_ONCE =
      Set.of("program_id", "family", "publication", "as_of");

  /** Takes a copy of the list. */
  public OverviewPage {
    groups = List.copyOf(groups);
  }

  /** The indicators of a family. */
  public record Group(String title, List<Card> cards) {}

  /**
   * An indicator.
   *
   * @param link to its own page
   * @param figure SVG; empty where no period is published
   * @param newest value, of when it is, of how many people, and whether it is final
   * @param sign what kind of variation it is
   * @param why by which rule, or what is missing; may be empty
   */
  public record Card(Name name, String link, String figure, Newest newest, Sign sign, String why) {}

  /** What an indicator is called. */
  public record Name(String id, String words) {}

  /** The newest value that is shown, in words; empty words where nothing is. */
  public record Newest(String value, String period, String people, String state) {}

  /** The answer. Before the first publication it says what to do. */
  public static Answer answer(Request request, Door door) {
    if (request.parameter("published").isEmpty() && door.readings().newest().isEmpty()) {
      Frame frame = Frame.of(request, door.texts().of("overview.first.title"));
      return Answer.page(Templates.render("first", Map.of("frame", frame)));
    }
    OverviewPage page = of(Subject.of(door), door);
    String title = door.texts().of("overview.title", page.subject().program().name());
    return Answer.page(
        Templates.render("overview", Map.of("frame", Frame.of(request, title), "page", page)));
  }

  private static OverviewPage of(Subject subject, Door door) {
    OverviewReport report = door.readings().overview(subject.publication(), subject.program().id());
    Map<String, List<Card>> families =
        report.trends().stream()
            .map(TrendReport::trend)
            .collect(
                groupingBy(
                    trend -> trend.measure().family(),
                    LinkedHashMap::new,
                    mapping(trend -> card(subject, trend), toList())));
    CollectedRows rows = new CollectedRows();
    report.write(rows);
    return new OverviewPage(
        subject,
        families.entrySet().stream()
            .map(each -> new Group(each.getKey(), each.getValue()))
            .toList(),
        chance(report.marks(), subject.texts()),
        Table.of(
            subject.texts().of("overview.table", subject.program().name()),
            Table.without(rows.columns(), SAID_ONCE),
            rows.rows(),
            subject.texts()),
        ReportPage.files(format -> subject.link("/export/overview." + format)));
  }

  private static String chance(OverviewReport.Marks marks, Texts texts) {
    return marks.charts() == 0
        ? texts.of("overview.chance.none")
        : texts.of(
            "overview.chance", marks.charts(), marks.marked(), FalseFlags.among(marks.charts()));
  }

  private static Card card(Subject subject, Trend trend) {
    TrendWords words = new TrendWords(trend, subject.texts());
    String id = trend.measure().indicator();
    return new Card(
        new Name(id, trend.measure().name()),
        subject.link("/trend/" + id),
        trend.points().isEmpty()
            ? ""
            : TrendFigure.small(trend, words.caption("trend-" + id), subject.texts()),
        new Newest(words.value(), words.period(), words.people(), words.state()),
        words.sign(),
        words.why());
  }
}
