package org.waymark.reports.noise;

import java.util.random.RandomGenerator;

/**
 * Discrete Laplace noise: an integer k with a probability in proportion to exp(-|k| s / t). Exact:
 * integers and random bits alone, no floating point, whose rounding would tell of the value below
 * the noise (Mironov, 2012). Algorithms 1 and 2 of Canonne, Kamath and Steinke, <i>The Discrete
 * Gaussian for Differential Privacy</i>, 2020 (arXiv:2004.00010).
 *
 * @param t numerator of the scale, from 1 to 1,000,000,000
 * @param s denominator of the scale, likewise
 */
public record DiscreteLaplace(long t, long s) {

  private static final long MOST = 1_000_000_000L;

  /** Checks the scale. */
  public DiscreteLaplace {
    if (t < 1 || s < 1 || t > MOST || s > MOST) {
      throw new IllegalArgumentException("a scale is a fraction of numbers from 1 to " + MOST);
    }
  }

  /**
   * The noise that makes a table epsilon-differentially private, person by person.
   *
   * @param sensitivity the most by which one person changes the sum over all cells
   * @param milliEpsilon of epsilon a thousandth
   */
  public static DiscreteLaplace of(int sensitivity, long milliEpsilon) {
    return new DiscreteLaplace(Math.multiplyExact(1_000L, sensitivity), milliEpsilon);
  }

  /** One draw. */
  public long draw(RandomGenerator bits) {
    while (true) {
      long u = below(t, bits);
      if (!happens(u, t, bits)) {
        continue;
      }
      long v = 0;
      while (happens(1, 1, bits)) {
        v++;
      }
      long y = (u + Math.multiplyExact(t, v)) / s;
      boolean negative = below(2, bits) == 1;
      if (!negative || y != 0) {
        return negative ? -y : y;
      }
    }
  }

  /** True with the probability exp(-x / y), where x is at most y (Algorithm 1). */
  static boolean happens(long x, long y, RandomGenerator bits) {
    long k = 1;
    while (below(Math.multiplyExact(y, k), bits) < x) {
      k++;
    }
    return k % 2 == 1;
  }

  /** A whole number below a bound, each as likely as any other. */
  static long below(long bound, RandomGenerator bits) {
    int shift = Long.numberOfLeadingZeros(Math.max(1, bound - 1));
    while (true) {
      long drawn = bits.nextLong() >>> shift;
      if (drawn < bound) {
        return drawn;
      }
    }
  }
}
