package org.waymark.app.demo;

import java.util.SplittableRandom;

/**
 * A stream of chance that depends on its seed alone. Everything is made of {@code nextLong}, whose
 * algorithm is specified, so that another version of Java makes the same people.
 */
final class Chance {

  private static final double UNIT = 0x1p-53;
  private static final int UNIFORMS = 4;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The stream of a name made of numbers: another name is another, unrelated stream. */
  static Chance of(long... name) {
    long seed = 0;
    for (long part : name) {
      seed = new SplittableRandom(seed ^ part).nextLong();
    }
    return new Chance(seed);
  }

  /** Evenly from 0 (inclusive) to 1 (exclusive). */
  double share() {
    return (random.nextLong() >>> 11) * UNIT;
  }

  /** True with a probability; never at 0 or below, always at 1 or above. */
  boolean hit(double probability) {
    return share() < probability;
  }

  /** Evenly from low to high, both inclusive. */
  int between(int low, int high) {
    return low + (int) (share() * (high - low + 1));
  }

  /** A bell around a mean, never further from it than 3.5 standard deviations. */
  double around(double mean, double standardDeviation) {
    double sum = 0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += share() - 0.5;
    }
    return mean + standardDeviation * sum * StrictMath.sqrt(12.0 / UNIFORMS);
  }

  /** A waiting time without memory (the exponential distribution). */
  double waiting(double mean) {
    return -mean * StrictMath.log(1 - share());
  }

  /** One of some values, each as likely as any other. */
  @SafeVarargs
  final <T> T any(T... values) {
    return values[between(0, values.length - 1)];
  }

  /** One of some values by their weights. */
  <T> T pick(Weighted<T> values) {
    return values.at(share());
  }
}
