package org.waymark.reports.statistics;

/**
 * The interval of a number of events: exact below 10, else Byar's approximation.
 *
 * <p>F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936), 437-442; N. E.
 * Breslow and N. E. Day, Statistical Methods in Cancer Research II (1987), p. 69, for Byar.
 */
public final class Poisson {

  private static final double FEWEST_FOR_BYAR = 10;

  private Poisson() {}

  /**
   * The interval of the expected number.
   *
   * @param events 0 or more; need not be whole, for counts that were scaled for overdispersion
   */
  public static Interval of(double events) {
    if (!(events >= 0)) {
      throw new IllegalArgumentException("a number of events is 0 or more, got " + events);
    }
    return events < FEWEST_FOR_BYAR ? exact(events) : byar(events);
  }

  private static Interval exact(double events) {
    double lower = events == 0 ? 0 : Quantiles.chiSquared(Quantiles.LOWER_TAIL, 2 * events) / 2;
    return new Interval(lower, Quantiles.chiSquared(Quantiles.UPPER_TAIL, 2 * events + 2) / 2);
  }

  private static Interval byar(double events) {
    return new Interval(byar(events, -Quantiles.Z), byar(events + 1, Quantiles.Z));
  }

  private static double byar(double events, double z) {
    double root = 1 - 1 / (9 * events) + z / (3 * Math.sqrt(events));
    return events * root * root * root;
  }
}
