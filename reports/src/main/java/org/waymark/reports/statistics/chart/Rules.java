package org.waymark.reports.statistics.chart;

import java.util.List;
import org.waymark.schemas.catalogue.Indicator.Direction;

/**
 * How a series is read.
 *
 * @param baseline how many points make the limits, 2 or more; until there are so many the limits
 *     are on trial
 * @param screening whether jumps that are far too large count as spread
 * @param good in which direction more is better
 * @param rebases in any order
 */
public record Rules(int baseline, Screening screening, Direction good, List<Rebase> rebases) {

  /** The points that freeze the limits. */
  public static final int BASELINE = 12;

  /** Whether jumps that are far too large count as spread. */
  public enum Screening {
    SCREENED,
    UNSCREENED
  }

  /** Fails at the door on a baseline without a jump in it. */
  public Rules {
    if (baseline < 2) {
      throw new IllegalArgumentException("a baseline is of 2 points or more, got " + baseline);
    }
    rebases = List.copyOf(rebases);
  }

  /** Those that are used unless somebody asks for others. */
  public static Rules standard(Direction good, List<Rebase> rebases) {
    return new Rules(BASELINE, Screening.SCREENED, good, rebases);
  }
}
