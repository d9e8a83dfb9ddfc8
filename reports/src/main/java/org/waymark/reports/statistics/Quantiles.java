package org.waymark.reports.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The points of the distributions that 95 % intervals need. */
final class Quantiles {

  /** The 97.5 % point of the normal distribution. */
  static final double Z = 1.959963984540054;

  static final double LOWER_TAIL = 0.025;
  static final double UPPER_TAIL = 0.975;

  private Quantiles() {}

  /** The 97.5 % point of Student's t. */
  static double t(double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(UPPER_TAIL);
  }

  /** How much of the normal distribution lies below a point. */
  static double normalBelow(double point) {
    return NormalDistribution.of(0, 1).cumulativeProbability(point);
  }

  /** A point of the chi-squared distribution. */
  static double chiSquared(double probability, double degreesOfFreedom) {
    return ChiSquaredDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
  }
}
