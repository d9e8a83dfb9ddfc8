package org.waymark.reports.statistics.chart;

import org.waymark.schemas.catalogue.Indicator.Direction;

/**
 * What a point shows.
 *
 * @param signal the first that applies
 * @param side where the point lies, or of a trend where it leads
 */
public record Mark(Signal signal, Side side) {

  /** What that means of an indicator. */
  Judgement judge(Direction good) {
    if (signal == Signal.COMMON_CAUSE) {
      return Judgement.COMMON_CAUSE;
    }
    if (good == Direction.NEITHER) {
      return Judgement.NEITHER;
    }
    return (side == Side.ABOVE) == (good == Direction.UP)
        ? Judgement.IMPROVEMENT
        : Judgement.CONCERN;
  }
}
