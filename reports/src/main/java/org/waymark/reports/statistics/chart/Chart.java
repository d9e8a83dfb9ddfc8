package org.waymark.reports.statistics.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waymark.reports.statistics.chart.Part.Standing;
import org.waymark.reports.statistics.chart.Part.Variant;
import org.waymark.reports.statistics.chart.Series.Quantity;
import org.waymark.reports.statistics.chart.Series.Windows;

/**
 * A series against its own past ("plot the dots"), by the rules of the R package NHSRplotthedots
 * 0.2.2: limits from the first points, a mark for what chance would hardly do.
 *
 * <p>Of 24 points that nothing happened to, some are marked in a third of all series. One marked
 * point is a reason to ask, not an alarm.
 *
 * @param parts one more than there were rebases with points after them
 */
public record Chart(List<Part> parts) {

  /** More than so many times the smallest size, and the values are not alike. */
  private static final long LARGEST_RATIO = 2;

  /** The chart of a series. */
  public static Chart of(Series series, Rules rules) {
    List<Part> parts = new ArrayList<>();
    Optional<Rebase> begunBy = Optional.empty();
    List<Point> points = new ArrayList<>();
    for (Point point : series.points()) {
      Optional<Rebase> newest = newest(rules, point.start());
      if (!newest.equals(begunBy) && !points.isEmpty()) {
        parts.add(part(begunBy, with(series, points), rules));
        points = new ArrayList<>();
      }
      begunBy = newest;
      points.add(point);
    }
    if (!points.isEmpty()) {
      parts.add(part(begunBy, with(series, points), rules));
    }
    return new Chart(List.copyOf(parts));
  }

  /** All points of all parts. */
  public List<Plotted> points() {
    return parts.stream().flatMap(part -> part.points().stream()).toList();
  }

  private static Optional<Rebase> newest(Rules rules, LocalDate day) {
    return rules.rebases().stream()
        .filter(rebase -> !rebase.from().isAfter(day))
        .max(Comparator.comparing(Rebase::from));
  }

  private static Series with(Series series, List<Point> points) {
    return new Series(points, series.quantity(), series.windows());
  }

  private static Part part(Optional<Rebase> begunBy, Series series, Rules rules) {
    List<Point> baseline = baseline(series.points(), rules.baseline());
    Variant variant = variant(series);
    Optional<Lines> lines =
        switch (variant) {
          case XMR -> Lines.xmr(baseline, rules.screening());
          case LANEY -> Lines.laney(baseline, rules.screening());
          case NONE -> Optional.empty();
        };
    return new Part(
        begunBy,
        lines.isPresent() ? variant : Variant.NONE,
        shown(baseline) < rules.baseline() ? Standing.TRIAL : Standing.FROZEN,
        lines.map(drawn -> plot(series.points(), drawn, rules)).orElse(bare(series.points())));
  }

  /** Up to the point that freezes the limits. */
  private static List<Point> baseline(List<Point> points, int size) {
    int end = 0;
    for (int shown = 0; end < points.size() && shown < size; end++) {
      shown += points.get(end).isShown() ? 1 : 0;
    }
    return points.subList(0, end);
  }

  private static long shown(List<Point> points) {
    return points.stream().filter(Point::isShown).count();
  }

  private static Variant variant(Series series) {
    if (series.windows() == Windows.OVERLAPPING) {
      return Variant.NONE;
    }
    LongSummaryStatistics sizes =
        series.points().stream().filter(Point::isShown).mapToLong(Point::size).summaryStatistics();
    if (sizes.getCount() == 0 || sizes.getMax() <= LARGEST_RATIO * sizes.getMin()) {
      return Variant.XMR;
    }
    return series.quantity() == Quantity.SHARE ? Variant.LANEY : Variant.NONE;
  }

  private static List<Plotted> bare(List<Point> points) {
    return points.stream().map(Chart::bare).toList();
  }

  private static Plotted bare(Point point) {
    return new Plotted(point, Optional.empty(), Optional.empty(), Judgement.CANNOT_TELL);
  }

  private static List<Plotted> plot(List<Point> points, Lines lines, Rules rules) {
    List<Plotted> plotted = new ArrayList<>();
    while (plotted.size() < points.size()) {
      int from = plotted.size();
      int to = endOfStretch(points, from);
      if (to == from) {
        plotted.add(bare(points.get(from)));
      } else {
        plotted.addAll(plotStretch(points.subList(from, to), lines, rules));
      }
    }
    return List.copyOf(plotted);
  }

  /** The first gap from there on. */
  private static int endOfStretch(List<Point> points, int from) {
    return IntStream.range(from, points.size())
        .filter(i -> !points.get(i).isShown())
        .findFirst()
        .orElse(points.size());
  }

  private static List<Plotted> plotStretch(List<Point> points, Lines lines, Rules rules) {
    List<Limits> limits = points.stream().map(lines::at).toList();
    List<Mark> marks =
        new Runs(points.stream().mapToDouble(Point::shown).toArray(), limits).marks();
    return IntStream.range(0, points.size())
        .mapToObj(i -> plotted(points.get(i), limits.get(i), marks.get(i), rules))
        .toList();
  }

  private static Plotted plotted(Point point, Limits limits, Mark mark, Rules rules) {
    return new Plotted(point, Optional.of(limits), Optional.of(mark), mark.judge(rules.good()));
  }
}
