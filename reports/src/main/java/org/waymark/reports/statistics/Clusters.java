package org.waymark.reports.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * What is to be known of people who have {@code y} out of {@code n} each, to say how sure their
 * common ratio is: one person is one cluster, however many events they have.
 *
 * @param people with {@code n} above 0
 * @param sumY of the numerators
 * @param sumN of the denominators
 * @param sumY2 of the squares of the numerators
 * @param sumYn of the products
 * @param sumN2 of the squares of the denominators
 */
public record Clusters(
    long people, double sumY, double sumN, double sumY2, double sumYn, double sumN2) {

  /** Of no people. */
  public static final Clusters NOBODY = new Clusters(0, 0, 0, 0, 0, 0);

  /** People's numerators and denominators, pair by pair. */
  public static Clusters of(long[] y, long[] n) {
    return of(
        Arrays.stream(y).asDoubleStream().toArray(), Arrays.stream(n).asDoubleStream().toArray());
  }

  /** People's numerators, which need not be whole, and denominators, pair by pair. */
  public static Clusters of(double[] y, double[] n) {
    if (y.length != n.length) {
      throw new IllegalArgumentException("every numerator needs a denominator");
    }
    Clusters sum = NOBODY;
    for (int i = 0; i < y.length; i++) {
      sum = sum.with(y[i], n[i]);
    }
    return sum;
  }

  /** People's shares, one to a person. */
  public static Clusters of(Collection<Share> people) {
    return of(
        people.stream().mapToLong(Share::count).toArray(),
        people.stream().mapToLong(Share::total).toArray());
  }

  /** These people and others. */
  public Clusters plus(Clusters others) {
    return new Clusters(
        people + others.people,
        sumY + others.sumY,
        sumN + others.sumN,
        sumY2 + others.sumY2,
        sumYn + others.sumYn,
        sumN2 + others.sumN2);
  }

  /** One person more. */
  public Clusters with(double y, double n) {
    return new Clusters(
        people + (n > 0 ? 1 : 0), sumY + y, sumN + n, sumY2 + y * y, sumYn + y * n, sumN2 + n * n);
  }

  /** The common ratio; NaN where there is nothing to divide by. */
  public double ratio() {
    return sumY / sumN;
  }

  /**
   * The interval of a share, or nothing where one person alone cannot tell.
   *
   * <p>Wilson's on the effective number of observations (E. L. Korn and B. I. Graubard, Confidence
   * intervals for proportions with small expected number of positive counts estimated from survey
   * data, Survey Methodology 24 (1998), 193-201): {@code p (1 - p) / var}, at most {@code sumN};
   * the number of people where p is 0 or 1; times {@code (z / t)^2}.
   */
  public Optional<Interval> share() {
    return people < 2
        ? Optional.empty()
        : Optional.of(Wilson.ofShare(ratio(), effectiveSize() * studentised()));
  }

  /**
   * The interval of a mean per {@code n}, or nothing where one person alone cannot tell: Student's
   * t with one degree less than there are people. Where every n is 1 it is the t interval of the
   * mean. Never below 0.
   */
  public Optional<Interval> mean() {
    if (people < 2) {
      return Optional.empty();
    }
    double spread = Quantiles.t(people - 1) * Math.sqrt(variance());
    return Optional.of(new Interval(ratio() - spread, ratio() + spread).atLeast(0));
  }

  /**
   * The interval of a rate of events per {@code n}, or nothing where one person alone cannot tell.
   *
   * <p>Overdispersed Poisson: {@code phi = max(1, variance / (sumY / sumN^2) * (t / z)^2)}, how
   * many times more the rate varies from person to person than events that fall by chance, and what
   * few people cost; then the {@link Poisson} interval of {@code sumY / phi} events, times {@code
   * phi / sumN}. Without events phi is 1, and the upper bound is the exact one. See P. McCullagh
   * and J. A. Nelder, Generalized Linear Models (1989), section 6.2.3.
   */
  public Optional<Interval> rate() {
    if (people < 2) {
      return Optional.empty();
    }
    double phi = sumY == 0 ? 1 : Math.max(1, overdispersion() / studentised());
    return Optional.of(Poisson.of(sumY / phi).times(phi / sumN));
  }

  /** How many observations that stand for themselves the share is worth, before Student. */
  double effectiveSize() {
    double p = ratio();
    return p == 0 || p == 1 ? people : Math.min(sumN, p * (1 - p) / variance());
  }

  private double overdispersion() {
    return variance() / (sumY / (sumN * sumN));
  }

  /** What few people cost: {@code (z / t)^2}. */
  double studentised() {
    double ratio = Quantiles.Z / Quantiles.t(people - 1);
    return ratio * ratio;
  }

  /** Of the ratio, over people: {@code k / (k - 1) * sum (y - p n)^2 / (sum n)^2}. */
  private double variance() {
    double p = ratio();
    // The sum of squares can come out a hair below 0 where all people agree.
    double squares = Math.max(0, sumY2 - 2 * p * sumYn + p * p * sumN2);
    return people / (people - 1.0) * squares / (sumN * sumN);
  }
}
