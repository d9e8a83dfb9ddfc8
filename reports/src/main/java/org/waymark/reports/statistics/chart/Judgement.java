package org.waymark.reports.statistics.chart;

/** What a point means, by the direction in which more is better. */
public enum Judgement {
  IMPROVEMENT,
  CONCERN,
  /** A change of an indicator of which neither direction is better. */
  NEITHER,
  COMMON_CAUSE,
  /** A gap, or a series that has no limits. */
  CANNOT_TELL
}
