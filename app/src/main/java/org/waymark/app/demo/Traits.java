package org.waymark.app.demo;

/**
 * What makes one person unlike another. Nothing of it is ever written down.
 *
 * @param sociability 0 to 1: how often they come
 * @param initiative 0 to 1: how much they start and decide when they join
 * @param growth of the initiative, per 30 days; below 0 for some
 * @param luck added to the probability that a preference is honoured
 * @param trust 0 to 1, when they join
 * @param warming of the trust, per 30 days; below 0 where trust is lost
 * @param candour 0 to 1: how often they answer when asked how it was
 */
record Traits(
    double sociability,
    double initiative,
    double growth,
    double luck,
    double trust,
    double warming,
    double candour) {

  static Traits draw(Chance chance) {
    return new Traits(
        inside(chance.around(0.50, 0.20)),
        inside(chance.around(0.34, 0.15)),
        chance.around(0.018, 0.014),
        chance.around(0.0, 0.09),
        inside(chance.around(0.52, 0.16)),
        chance.around(0.011, 0.016),
        inside(chance.around(0.72, 0.18)));
  }

  /** The initiative so many days after joining. */
  double initiativeAfter(long days) {
    return inside(initiative + growth * days / 30.0);
  }

  /** The trust so many days after joining. */
  double trustAfter(long days) {
    return inside(trust + warming * days / 30.0);
  }

  private static double inside(double value) {
    return Math.max(0.05, Math.min(0.95, value));
  }
}
