package org.waymark.reports.statistics.chart;

import java.util.List;

/**
 * Periods, one after the other.
 *
 * @param points in order of their days, gaps among them
 * @param quantity what the values are
 * @param windows whether what one point counts is counted by its neighbours too
 */
public record Series(List<Point> points, Quantity quantity, Windows windows) {

  private static final int MONTHS_IN_HALF_YEAR = 6;

  /** What the values are. */
  public enum Quantity {
    /** Shares from 0 to 1 of the sizes. */
    SHARE,
    /** Anything else: means, rates. */
    NUMBER
  }

  /** Whether neighbours share what they count. */
  public enum Windows {
    SEPARATE,
    /** Such as the last half-year, month by month: such a series seems to move when it does not. */
    OVERLAPPING
  }

  /** Fails at the door on points out of order and on shares that are none. */
  public Series {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (!points.get(i - 1).start().isBefore(points.get(i).start())) {
        throw new IllegalArgumentException("points come in order of their days, each once");
      }
    }
    if (quantity == Quantity.SHARE && points.stream().anyMatch(Series::isNoShare)) {
      throw new IllegalArgumentException("a share is from 0 to 1");
    }
  }

  /**
   * Of months that each look back half a year or less, June and December alone, which share
   * nothing.
   */
  public Series halfYears() {
    return new Series(
        points.stream()
            .filter(point -> point.start().getMonthValue() % MONTHS_IN_HALF_YEAR == 0)
            .toList(),
        quantity,
        Windows.SEPARATE);
  }

  private static boolean isNoShare(Point point) {
    return point.isShown() && (point.shown() < 0 || point.shown() > 1);
  }
}
