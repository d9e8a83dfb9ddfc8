package org.waymark.reports.statistics.chart;

import java.util.List;
import java.util.Optional;

/**
 * Shares against what chance alone would do: three standard deviations each way, for the number
 * that each is out of. D. C. Montgomery, Introduction to Statistical Quality Control, chapter 7.
 *
 * @param centre the common share
 * @param points in order of their days, only those that are shown
 */
public record PChart(double centre, List<Dot> points) {

  /**
   * A share on its chart.
   *
   * @param point of the series
   * @param limits for what it is out of
   * @param signal outside, or not: no other rule is meant for limits that vary
   */
  public record Dot(Point point, Limits limits, Signal signal) {}

  /** The chart of shares; nothing where none is shown. */
  public static Optional<PChart> of(List<Point> shares) {
    List<Point> shown = shares.stream().filter(Point::isShown).toList();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Lines.Shares lines = Lines.chance(shown);
    return Optional.of(
        new PChart(lines.centre(), shown.stream().map(point -> dot(point, lines)).toList()));
  }

  /** The limits for what a share is out of. */
  public Limits limits(long size) {
    return new Lines.Shares(centre, 1).of(size);
  }

  private static Dot dot(Point point, Lines.Shares lines) {
    Limits limits = lines.at(point);
    return new Dot(
        point,
        limits,
        limits.isOutside(point.shown()) ? Signal.OUTSIDE_LIMITS : Signal.COMMON_CAUSE);
  }
}
