package org.waymark.reports.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.waymark.reports.statistics.CumulativeIncidence.Question;

/**
 * How often an interval holds what it is about, among people who were made up so that it is known.
 */
final class Coverage {

  private static final int MOST_EVENTS = 9;

  private final SplittableRandom random;
  private final UniformRandomProvider source;

  Coverage(long seed) {
    random = new SplittableRandom(seed);
    source = random::nextLong;
  }

  /**
   * People with 1 to 9 events each, who differ: a beta-binomial population.
   *
   * @param people how many
   * @param correlation of two events of one person, from 0 to less than 1
   * @param share of all events of everybody
   */
  record Population(int people, double correlation, double share) {}

  /** The share of samples whose interval holds the truth; one without an interval does not. */
  static double of(int runs, double truth, Supplier<Optional<Interval>> interval) {
    return IntStream.range(0, runs).filter(run -> holds(interval.get(), truth)).count()
        / (double) runs;
  }

  private static boolean holds(Optional<Interval> interval, double truth) {
    return interval.filter(i -> i.lower() <= truth && truth <= i.upper()).isPresent();
  }

  /** A sample of people with shares. */
  Clusters shares(Population population) {
    Supplier<Double> own = ownShare(population);
    List<Share> people = new ArrayList<>();
    for (int i = 0; i < population.people(); i++) {
      int events = random.nextInt(1, MOST_EVENTS + 1);
      double share = own.get();
      long count = IntStream.range(0, events).filter(e -> random.nextDouble() < share).count();
      people.add(new Share(count, events));
    }
    return Clusters.of(people);
  }

  /** A sample of people with 1 to 9 sessions, whose own rates vary as a gamma of that shape. */
  Clusters rates(int people, double rate, double shape) {
    ContinuousDistribution.Sampler own =
        GammaDistribution.of(shape, rate / shape).createSampler(source);
    long[] y = new long[people];
    long[] n = new long[people];
    for (int i = 0; i < people; i++) {
      n[i] = random.nextInt(1, MOST_EVENTS + 1);
      y[i] =
          PoissonDistribution.of(Math.max(1e-12, own.sample() * n[i]))
              .createSampler(source)
              .sample();
    }
    return Clusters.of(y, n);
  }

  /**
   * A sample of people with 1 to 5 goals, of which the asked ending would come to the share by day
   * 90, evenly; each goal is lost from sight on a day from 1 to 200 at random.
   */
  CumulativeIncidence<Boolean> incidence(Population population, String name) {
    Supplier<Double> own = ownShare(population);
    List<Course<Boolean>> courses = new ArrayList<>();
    for (int i = 0; i < population.people(); i++) {
      double share = own.get();
      int goals = random.nextInt(1, 6);
      for (int goal = 0; goal < goals; goal++) {
        courses.add(course(name + i, share));
      }
    }
    return CumulativeIncidence.of(courses);
  }

  private Course<Boolean> course(String person, double share) {
    boolean asked = random.nextDouble() < share;
    int end = random.nextInt(1, asked ? 91 : 181);
    int lost = random.nextInt(1, 201);
    return lost < end ? Course.goingOn(person, lost) : Course.ended(person, end, asked);
  }

  Question<Boolean> question() {
    return new Question<>(90, true, random.nextLong());
  }

  private Supplier<Double> ownShare(Population population) {
    if (population.correlation() == 0) {
      return population::share;
    }
    double size = 1 / population.correlation() - 1;
    return BetaDistribution.of(population.share() * size, (1 - population.share()) * size)
            .createSampler(source)
        ::sample;
  }
}
