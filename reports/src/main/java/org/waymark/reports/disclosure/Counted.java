package org.waymark.reports.disclosure;

import java.util.Optional;
import org.waymark.reports.statistics.Clusters;
import org.waymark.reports.statistics.Interval;
import org.waymark.schemas.catalogue.Indicator;

/**
 * A cell as it was counted, before anything is hidden: not for anybody's eyes.
 *
 * @param indicator that was counted
 * @param clusters its numerators and denominators over people
 * @param unknown what could not be counted because it was not recorded
 * @param having how many people have the numerator
 * @param recorded what the program recorded of late
 */
public record Counted(
    Indicator indicator, Clusters clusters, long unknown, Having having, Recorded recorded) {

  private static final double SESSIONS = 100;
  private static final double EVENTS = 1000;
  private static final double HIGHEST_SCORE = 100;

  /**
   * How many people have the numerator.
   *
   * @param some of it: their numerator is above 0
   * @param all of it: their numerator is their denominator
   */
  public record Having(long some, long all) {

    /** Of no people. */
    public static final Having NOBODY = new Having(0, 0);

    /** These people and others. */
    public Having plus(Having others) {
      return new Having(some + others.some, all + others.all);
    }
  }

  /**
   * What the program recorded in the period, or in the six months up to its end where it is
   * shorter.
   *
   * @param numerator of the indicator
   * @param anything of it: numerator, denominator and unknown
   * @param attended sessions
   */
  public record Recorded(long numerator, long anything, long attended) {

    private Recorded plus(Recorded others) {
      return new Recorded(
          numerator + others.numerator, anything + others.anything, attended + others.attended);
    }
  }

  /** The same cell, with other people in it. */
  public Counted plus(Counted others) {
    return new Counted(
        indicator,
        clusters.plus(others.clusters),
        unknown + others.unknown,
        having.plus(others.having),
        recorded.plus(others.recorded));
  }

  long numerator() {
    return Math.round(clusters.sumY());
  }

  long denominator() {
    return Math.round(clusters.sumN());
  }

  /** Whether the program records this kind of thing at all. */
  boolean collected() {
    return switch (indicator.evidence()) {
      case SESSIONS -> true;
      case ANY_RECORD -> recorded.anything() > 0;
      case NUMERATOR -> recorded.numerator() > 0;
    };
  }

  /** In the unit of the indicator; the denominator must be above 0. */
  double value() {
    return inUnit(indicator, clusters.ratio());
  }

  /** A ratio of numerator and denominator in the unit of its indicator. */
  public static double inUnit(Indicator indicator, double ratio) {
    return ratio * scale(indicator);
  }

  /** Of 95 %, in the unit of the value, each person as one cluster. */
  Optional<Interval> interval() {
    Optional<Interval> interval =
        switch (indicator.unit()) {
          case SHARE_OF_EVENTS, SHARE_OF_PEOPLE -> clusters.share();
          case SCORE -> clusters.mean().map(bounds -> bounds.atMost(HIGHEST_SCORE));
          case ATTAINMENT -> Optional.empty(); // the median has its own
          case PER_PERSON -> clusters.mean();
          case PER_100_SESSIONS, PER_1000_EVENTS -> clusters.rate();
        };
    return interval.map(bounds -> bounds.times(scale(indicator)));
  }

  private static double scale(Indicator indicator) {
    return switch (indicator.unit()) {
      case PER_100_SESSIONS -> SESSIONS;
      case PER_1000_EVENTS -> EVENTS;
      default -> 1;
    };
  }
}
