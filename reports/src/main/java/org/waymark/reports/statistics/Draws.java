package org.waymark.reports.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * People drawn with replacement, with all that is theirs, again and again, to see how far a figure
 * would move with other people.
 *
 * <p>A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), sections
 * 5.3.1 (percentiles) and 3.8 (clusters). Few people make percentiles too narrow, so they are taken
 * further out, as Student's t is wider than the normal distribution: T. C. Hesterberg, What
 * teachers should know about the bootstrap, The American Statistician 69 (2015), 371-386, section
 * 5.3.
 *
 * @param people to draw from, and to draw each time, 2 or more
 * @param fewest people of any group that the figure is about, 2 or more
 * @param seed the same gives the same
 */
record Draws(int people, long fewest, long seed) {

  /** So that of many people the 50th and the 1950th are the 2.5 % and 97.5 % points. */
  private static final int DRAWS = 1999;

  /**
   * The interval of a figure.
   *
   * @param figure of how often each person was drawn; NaN where there is none
   */
  Optional<Interval> interval(ToDoubleFunction<int[]> figure) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[DRAWS];
    Arrays.setAll(figures, i -> figure.applyAsDouble(draw(random)));
    double[] known =
        Arrays.stream(figures).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return known.length == 0 ? Optional.empty() : Optional.of(percentiles(known));
  }

  private int[] draw(SplittableRandom random) {
    int[] times = new int[people];
    for (int i = 0; i < people; i++) {
      times[random.nextInt(people)]++;
    }
    return times;
  }

  private Interval percentiles(double[] sorted) {
    long rank = Math.max(1, Math.round((sorted.length + 1) * tail()));
    return new Interval(sorted[(int) rank - 1], sorted[sorted.length - (int) rank]);
  }

  private double tail() {
    return Quantiles.normalBelow(-Quantiles.t(fewest - 1) * Math.sqrt(fewest / (fewest - 1.0)));
  }
}
