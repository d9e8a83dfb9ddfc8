package org.waymark.reports.statistics.chart;

/** What a point shows, the first that applies. */
public enum Signal {
  /** Beyond a limit. */
  OUTSIDE_LIMITS,
  /** One of seven or more of which each is above, or each below, the one before. */
  TREND,
  /** One of two or three beyond a near line, among three on one side of the centre. */
  TWO_OF_THREE,
  /** One of seven or more on one side of the centre. */
  SHIFT,
  /** Nothing that chance would not do. */
  COMMON_CAUSE
}
