package org.waymark.reports.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.waymark.reports.statistics.chart.Judgement;
import org.waymark.reports.statistics.chart.Limits;

/**
 * A chart in plain characters, 80 columns wide at most. Shapes carry the meaning, so it needs no
 * colour.
 */
public final class TextChart {

  private static final int ROWS = 13;
  private static final int MOST_POINTS = 34;
  private static final int LABEL = 9;
  private static final int COLUMNS_OF_POINT = 2;

  private static final char MEAN = '-';
  private static final char NEAR = '.';
  private static final char LIMIT = '=';
  private static final char ANEW = '|';

  private final Trend trend;
  private final List<TrendPoint> points;
  private final double lowest;
  private final double highest;
  private final char[][] cells;

  private TextChart(Trend trend) {
    this.trend = trend;
    int all = trend.points().size();
    this.points = trend.points().subList(Math.max(0, all - MOST_POINTS), all);
    DoubleSummaryStatistics range =
        points.stream().flatMapToDouble(TextChart::levels).summaryStatistics();
    this.lowest = range.getMin();
    this.highest = range.getMax();
    this.cells = new char[ROWS][points.size() * COLUMNS_OF_POINT];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  /** Its lines; none where no value is shown. */
  public static List<String> of(Trend trend) {
    return trend.newest().isEmpty() ? List.of() : new TextChart(trend).draw();
  }

  private List<String> draw() {
    for (int i = 0; i < points.size(); i++) {
      draw(points.get(i), i);
    }
    Map<Integer, String> labels = labels();
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      String label = labels.getOrDefault(row, "");
      lines.add(
          (" ".repeat(LABEL - label.length()) + label + " " + new String(cells[row]))
              .stripTrailing());
    }
    lines.add(" ".repeat(LABEL + 1) + axis());
    lines.add("");
    lines.add(legend());
    return lines;
  }

  private void draw(TrendPoint point, int index) {
    int column = index * COLUMNS_OF_POINT;
    point
        .plotted()
        .limits()
        .ifPresent(
            limits -> {
              line(column, limits.nearLower(), NEAR);
              line(column, limits.nearUpper(), NEAR);
              line(column, limits.lower(), LIMIT);
              line(column, limits.upper(), LIMIT);
              line(column, limits.centre(), MEAN);
            });
    if (index > 0 && point.part() != points.get(index - 1).part()) {
      for (char[] row : cells) {
        row[column] = ANEW;
      }
    }
    point
        .plotted()
        .point()
        .value()
        .ifPresent(value -> cells[row(value)][column + 1] = shape(point.plotted().judgement()));
  }

  private void line(int column, double level, char drawn) {
    Arrays.fill(cells[row(level)], column, column + COLUMNS_OF_POINT, drawn);
  }

  private int row(double level) {
    return highest > lowest
        ? (int) Math.round((highest - level) / (highest - lowest) * (ROWS - 1))
        : ROWS / 2;
  }

  /** Of the newest lines; where there are none, of the values. */
  private Map<Integer, String> labels() {
    Map<Integer, String> labels = new TreeMap<>();
    Optional<Limits> newest =
        points.stream()
            .flatMap(point -> point.plotted().limits().stream())
            .reduce((before, after) -> after);
    DoubleStream levels =
        newest
            .map(limits -> DoubleStream.of(limits.lower(), limits.upper(), limits.centre()))
            .orElseGet(() -> DoubleStream.of(lowest, highest));
    levels.forEach(level -> labels.put(row(level), spell(level)));
    return labels;
  }

  private String spell(double level) {
    return trend.measure().isShare()
        ? String.format(Locale.ROOT, "%.1f %%", 100 * level)
        : String.format(Locale.ROOT, "%.2f", level);
  }

  private String axis() {
    String first = points.get(0).cell().period().label();
    String last = points.get(points.size() - 1).cell().period().label();
    int gap = points.size() * COLUMNS_OF_POINT - first.length() - last.length();
    return points.size() == 1 ? first : first + " ".repeat(Math.max(1, gap)) + last;
  }

  private String legend() {
    Stream<String> shapes =
        Arrays.stream(Judgement.values())
            .filter(judgement -> points.stream().anyMatch(point -> isShown(point, judgement)))
            .map(judgement -> shape(judgement) + " " + name(judgement));
    boolean lines = points.stream().anyMatch(point -> point.plotted().limits().isPresent());
    boolean anew = points.get(0).part() != points.get(points.size() - 1).part();
    return Stream.of(
            shapes,
            lines ? Stream.of("= limits", ". near lines", "- mean") : Stream.<String>empty(),
            anew ? Stream.of("| begins anew") : Stream.<String>empty())
        .flatMap(each -> each)
        .reduce((one, other) -> one + "   " + other)
        .orElseThrow();
  }

  private static boolean isShown(TrendPoint point, Judgement judgement) {
    return point.isShown() && point.plotted().judgement() == judgement;
  }

  private static String name(Judgement judgement) {
    return switch (judgement) {
      case CANNOT_TELL -> "a value without limits";
      case NEITHER -> "a change";
      default -> TrendPoint.words(judgement);
    };
  }

  private static char shape(Judgement judgement) {
    return switch (judgement) {
      case IMPROVEMENT -> '+';
      case CONCERN -> 'x';
      case NEITHER -> '*';
      case COMMON_CAUSE -> 'o';
      case CANNOT_TELL -> '?';
    };
  }

  private static DoubleStream levels(TrendPoint point) {
    return DoubleStream.concat(
        point.plotted().point().value().stream(),
        point.plotted().limits().stream()
            .flatMapToDouble(limits -> DoubleStream.of(limits.lower(), limits.upper())));
  }
}
