package org.waymark.app.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.pages.Assets;
import org.waymark.reports.pages.figure.Caption;
import org.waymark.reports.pages.figure.GrowthFigure;
import org.waymark.reports.pages.figure.RatioFigure;

/**
 * Results as one page that needs nothing else: the ratios of every part on one axis, what grows,
 * and a table of everything. The style sheet is that of the pages.
 */
public final class BenchPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Waymark: how fast, beside how fast it could be</title>
      <style>
      %s
      .drawing { overflow-x: auto; }
      .growth { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%%), 1fr)); gap: 1rem; }
      .growth .figure.large { min-width: 0; }
      section { break-inside: avoid; }
      </style>
      </head>
      <body>
      <main>
      <h1>How fast, beside how fast it could be</h1>
      """;
  private static final String HOW_TO_READ =
      """
      <p class="read">Every point is a share of what the same machine did in the same run at less \
      than the same work: 1 is as good, whichever way is better; left of it is slower or larger. \
      The line through a point is from the worst to the best run. All parts have one axis, on which \
      half and double are equally far from 1.</p>
      """;

  private final Bench.Results results;
  private final double[] held;

  private BenchPage(Bench.Results results) {
    this.results = results;
    this.held =
        results.figures().stream()
            .filter(BenchPage::isPlotted)
            .flatMapToDouble(figure -> DoubleStream.of(figure.min(), figure.max()))
            .toArray();
  }

  /** The page. */
  public static String of(Bench.Results results) {
    return new BenchPage(results).write();
  }

  private String write() {
    StringBuilder page = new StringBuilder();
    page.append(HEAD.formatted(style())).append(about()).append(failure()).append(HOW_TO_READ);
    Stream.of(Part.values()).forEach(part -> page.append(section(part)));
    return page.append(table()).append("</main>\n</body>\n</html>\n").toString();
  }

  private static String style() {
    return new String(Assets.of("waymark.css").orElseThrow().body(), UTF_8);
  }

  private String about() {
    return element("p", "lead", results.machine().toString())
        + element(
            "p",
            "lead",
            String.format(
                Locale.ROOT,
                "%,d events; the median of %d of %d runs",
                results.events(),
                results.counted(),
                results.runs()));
  }

  private String failure() {
    Bench.Failure failure = results.failure();
    return failure == null
        ? ""
        : element(
            "p",
            "problem",
            "The part %s failed, with which all ended: %s"
                .formatted(failure.part(), failure.reason()));
  }

  private String section(Part part) {
    String drawings = ratios(part) + growth(part);
    return drawings.isEmpty()
        ? ""
        : "<section>\n"
            + element("h2", "part", part.toString())
            + element("p", "read", part.words())
            + drawings
            + "</section>\n";
  }

  private String ratios(Part part) {
    List<RatioFigure.Row> rows =
        figures(part).filter(BenchPage::isPlotted).map(BenchPage::ratio).toList();
    return rows.isEmpty()
        ? ""
        : drawing(RatioFigure.of(rows, held, caption(part.toString(), part), Digits::round));
  }

  private String growth(Part part) {
    Map<String, List<GrowthFigure.Point>> series = new LinkedHashMap<>();
    figures(part)
        .filter(figure -> figure.events() != null)
        .forEach(
            figure ->
                series
                    .computeIfAbsent(figure.figure(), unused -> new ArrayList<>())
                    .add(point(figure)));
    String drawings =
        series.entrySet().stream()
            .map(each -> element("h3", "name", each.getKey()) + growth(each, part))
            .map(each -> "<div>" + each + "</div>\n")
            .collect(joining());
    return drawings.isEmpty() ? "" : "<div class=\"growth\">\n" + drawings + "</div>\n";
  }

  private static String growth(Map.Entry<String, List<GrowthFigure.Point>> series, Part part) {
    return drawing(
        GrowthFigure.of(
            series.getValue(), caption(series.getKey(), part), Digits::round, Digits::round));
  }

  private Stream<Figure> figures(Part part) {
    return results.figures().stream().filter(figure -> figure.part().equals(part.toString()));
  }

  private static boolean isPlotted(Figure figure) {
    return figure.ratio() != null && figure.events() == null && figure.min() > 0;
  }

  private static RatioFigure.Row ratio(Figure figure) {
    return new RatioFigure.Row(
        figure.figure(),
        String.valueOf(figure.ceiling_is()),
        words(figure),
        number(figure.ratio()),
        figure.min(),
        figure.max());
  }

  private static GrowthFigure.Point point(Figure figure) {
    return new GrowthFigure.Point(number(figure.events()), number(figure.ratio()), words(figure));
  }

  private static double number(@Nullable Number number) {
    return number == null ? 0 : number.doubleValue();
  }

  private static String words(Figure figure) {
    return "%s: %s %s; %s: %s; ratio %s (%s to %s)"
        .formatted(
            figure.figure(),
            Digits.of(figure.value()),
            figure.unit(),
            figure.ceiling_is(),
            Digits.of(number(figure.ceiling())),
            Digits.of(number(figure.ratio())),
            Digits.of(figure.min()),
            Digits.of(figure.max()));
  }

  private static Caption caption(String name, Part part) {
    String id = part + "-" + name.replaceAll("\\W+", "-");
    return new Caption(id, part + ": " + name, part.words() + " The table below has the numbers.");
  }

  private String table() {
    String names = Figure.COLUMNS.stream().map(name -> cell("th", name, name)).collect(joining());
    String rows =
        results.figures().stream()
            .map(figure -> "<tr>" + cells(figure) + "</tr>\n")
            .collect(joining());
    return """
    <section>
    <h2>All figures</h2>
    <div class="scroll"><table class="numbers">
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    </section>
    """
        .formatted(names, rows);
  }

  private static String cells(Figure figure) {
    List<@Nullable String> row = figure.row();
    return IntStream.range(0, row.size())
        .mapToObj(i -> cell("td", Figure.COLUMNS.get(i), row.get(i)))
        .collect(joining());
  }

  private static String cell(String name, String column, @Nullable String words) {
    return "<%1$s class=\"%2$s\">%3$s</%1$s>"
        .formatted(
            name,
            Figure.NUMBERS.contains(column) ? "number" : "words",
            words == null ? "" : text(words));
  }

  private static String drawing(String svg) {
    return "<div class=\"drawing\">" + svg + "</div>\n";
  }

  private static String element(String name, String kind, String words) {
    return "<%s class=\"%s\">%s</%s>\n".formatted(name, kind, text(words), name);
  }

  private static String text(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
