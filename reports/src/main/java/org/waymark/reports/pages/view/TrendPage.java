package org.waymark.reports.pages.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.figure.TrendFigure;
import org.waymark.reports.trends.Trend;
import org.waymark.reports.trends.report.TrendReport;

/**
 * {@code /trend/E1}: one indicator of a program against its own past.
 *
 * @param figure SVG; empty where no period is published
 * @param facts what is counted, out of what, and who says it
 * @param table the same as rows
 * @param files the addresses of the table as a file, by format
 * @param explain the address that tells why the newest value changed since the publication before
 */
public record TrendPage(
    Subject subject,
    OverviewPage.Name name,
    String figure,
    Said said,
    Facts facts,
    Table table,
    Map<String, String> files,
    Optional<String> explain) {

  /** What is not said again in each row of a page. */
  private static final Set<String> SAID_ONCE = Set.of("program_id", "indicator", "unit");

  /**
   * What the trend says.
   *
   * @param limits which hold
   * @param rules that mark values beside the limits; empty where there are none
   */
  public record Said(
      OverviewPage.Newest newest,
      Sign sign,
      String why,
      String limits,
      String rules,
      List<Sign> legend,
      List<String> notes) {}

  /** The answer. */
  public static Answer answer(Request request, Door door, String asked) {
    Subject subject = Subject.of(door);
    TrendPage page = of(subject, door, find(subject, door, asked));
    String title = door.texts().of("trend.title", page.name().words(), page.name().id());
    return Answer.page(
        Templates.render("trend", Map.of("frame", Frame.of(request, title), "page", page)));
  }

  private static TrendReport find(Subject subject, Door door, String asked) {
    List<TrendReport> all =
        door.readings().overview(subject.publication(), subject.program().id()).trends();
    return all.stream()
        .filter(each -> id(each).equals(asked.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new PageException(
                    404,
                    door.texts()
                        .of(
                            "trend.unknown",
                            asked,
                            String.join(", ", all.stream().map(TrendPage::id).toList()))));
  }

  private static TrendPage of(Subject subject, Door door, TrendReport report) {
    Trend trend = report.trend();
    TrendWords words = new TrendWords(trend, subject.texts());
    CollectedRows rows = new CollectedRows();
    report.write(rows);
    return new TrendPage(
        subject,
        new OverviewPage.Name(id(report), trend.measure().name()),
        trend.points().isEmpty()
            ? ""
            : TrendFigure.large(trend, words.caption("figure"), subject.texts()),
        said(words),
        Facts.of(door.readings().definitions(subject.publication()), id(report), subject.texts()),
        Table.of(
            subject.texts().of("trend.table"),
            Table.without(rows.columns(), SAID_ONCE),
            rows.rows(),
            subject.texts()),
        ReportPage.files(
            format -> subject.link("/export/trend." + format, Map.of("indicator", id(report)))),
        explain(subject, trend));
  }

  private static Said said(TrendWords words) {
    return new Said(
        new OverviewPage.Newest(words.value(), words.period(), words.people(), words.state()),
        words.sign(),
        words.why(),
        words.limits(),
        words.rules(),
        words.legend(),
        words.notes());
  }

  private static Optional<String> explain(Subject subject, Trend trend) {
    return subject
        .previous()
        .flatMap(
            previous ->
                trend
                    .newest()
                    .map(
                        point ->
                            subject.link(
                                "/explain",
                                Map.of(
                                    "indicator", trend.measure().indicator(),
                                    "period", point.cell().period().label(),
                                    "between", previous + "-" + subject.number()))));
  }

  private static String id(TrendReport report) {
    return report.trend().measure().indicator();
  }
}
