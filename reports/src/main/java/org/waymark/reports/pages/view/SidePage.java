package org.waymark.reports.pages.view;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.Links;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Readings.Funnel;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.figure.Caption;
import org.waymark.reports.pages.figure.IntervalFigure.Between;
import org.waymark.reports.pages.figure.SideFigure;
import org.waymark.reports.publication.Definition;
import org.waymark.reports.trends.report.SideBySideReport;

/**
 * {@code /programs-side-by-side}: what programs published of one indicator, by name, never ranked.
 *
 * @param choices the indicators that are shares
 * @param result nothing until indicator and months are chosen: no default may pick the numbers
 */
public record SidePage(
    Subject subject, Form form, List<Definition> choices, Optional<Result> result) {

  /** Takes a copy of the list. */
  public SidePage {
    choices = List.copyOf(choices);
  }

  /** What stands in the form. */
  public record Form(String indicator, String from, String to) {}

  /**
   * What is shown.
   *
   * @param figure SVG; nothing where programs are too few
   */
  public record Result(
      String title,
      Optional<String> figure,
      Table table,
      String words,
      Facts facts,
      Map<String, String> files) {}

  /** The answer. */
  public static Answer answer(Request request, Door door) {
    if (!door.seesAll()) {
      throw new PageException(403, door.texts().of("board.export.all"));
    }
    Subject subject = Subject.of(door);
    YearMonth newest = YearMonth.from(subject.publication().manifest().day()).minusMonths(1);
    List<Definition> definitions = door.readings().definitions(subject.publication());
    Optional<String> indicator = request.parameter("indicator");
    Optional<YearMonth> from = door.month("from");
    Optional<YearMonth> to = door.month("to");
    boolean whole = indicator.isPresent() && from.isPresent() && to.isPresent();
    SidePage page =
        new SidePage(
            subject,
            new Form(
                indicator.orElse(""),
                from.orElse(newest.minusMonths(11)).toString(),
                to.orElse(newest).toString()),
            definitions.stream().filter(each -> each.unit().equals("share")).toList(),
            whole ? Optional.of(result(subject, door, query(request, door))) : Optional.empty());
    Frame frame = Frame.of(request, door.texts().of("side.title"));
    return Answer.page(Templates.render("side", Map.of("frame", frame, "page", page)));
  }

  private static SideBySideReport.Query query(Request request, Door door) {
    return new SideBySideReport.Query(
        request.parameter("indicator").orElseThrow(),
        request.parameter("program"),
        door.month("from").orElseThrow(),
        door.month("to").orElseThrow());
  }

  private static Result result(Subject subject, Door door, SideBySideReport.Query query) {
    Funnel funnel = door.readings().sideBySide(subject.publication(), query);
    List<Map<String, @Nullable Object>> rows = funnel.rows().rows();
    String title =
        door.readings().definitions(subject.publication()).stream()
            .filter(each -> each.indicator().equalsIgnoreCase(query.indicator()))
            .map(each -> door.texts().of("trend.title", each.name(), each.indicator()))
            .findFirst()
            .orElse(query.indicator());
    return new Result(
        title,
        rows.isEmpty() ? Optional.empty() : Optional.of(figure(title, rows, subject)),
        Table.of(
            door.texts().of("side.table", title), funnel.rows().columns(), rows, subject.texts()),
        String.join(" ", funnel.words()),
        Facts.of(
            door.readings().definitions(subject.publication()),
            query.indicator().toUpperCase(Locale.ROOT),
            door.texts()),
        files(subject, query));
  }

  private static Map<String, String> files(Subject subject, SideBySideReport.Query query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("published", subject.number());
    parameters.put("program", query.own().orElse(""));
    parameters.put("indicator", query.indicator());
    parameters.put("from", query.from().toString());
    parameters.put("to", query.to().toString());
    return ReportPage.files(
        format -> Links.to("/export/programs-side-by-side." + format, parameters));
  }

  private static String figure(
      String title, List<Map<String, @Nullable Object>> rows, Subject subject) {
    double average = number(rows.get(0), "share_of_all");
    String description =
        subject.texts().of("side.figure", rows.size(), subject.texts().percent(average));
    return SideFigure.of(
        rows.stream().map(row -> row(row, subject)).toList(),
        average,
        new Caption("figure", title, description),
        value -> subject.texts().percent(value));
  }

  private static SideFigure.Row row(Map<String, @Nullable Object> row, Subject subject) {
    String name = Objects.toString(row.get("name"), "");
    String label = Objects.toString(row.get("label"), subject.texts().of("side.within"));
    double share = number(row, "share");
    return new SideFigure.Row(
        name,
        "%s: %s, %s".formatted(name, subject.texts().percent(share), label),
        share,
        new Between(number(row, "lower_95"), number(row, "upper_95")),
        new Between(number(row, "lower_99_8"), number(row, "upper_99_8")));
  }

  private static double number(Map<String, @Nullable Object> row, String column) {
    return new BigDecimal(Objects.requireNonNull(row.get(column), column).toString()).doubleValue();
  }
}
