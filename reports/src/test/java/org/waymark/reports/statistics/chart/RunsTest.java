package org.waymark.reports.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules once more, as the R package has them: every window of seven and of three by itself. */
class RunsTest {

  private static final Limits LIMITS = Limits.around(0, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void agreeWithLookingAtEveryWindow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int series = 0; series < 500; series++) {
      double[] values = walk(random);
      List<Limits> limits = Collections.nCopies(values.length, LIMITS);
      assertThat(new Runs(values, limits).marks())
          .extracting(Mark::signal)
          .as("%s", Arrays.toString(values))
          .containsExactlyElementsOf(
              IntStream.range(0, values.length).mapToObj(i -> signal(values, i)).toList());
    }
  }

  /** Small steps in quarters, so that runs, ties and points on a line come up. */
  private static double[] walk(SplittableRandom random) {
    double[] values = new double[random.nextInt(40)];
    double at = 0;
    for (int i = 0; i < values.length; i++) {
      at = 0.9 * at + random.nextInt(-4, 5) * 0.25;
      values[i] = Math.rint(4 * at) / 4;
    }
    return values;
  }

  private static Signal signal(double[] values, int i) {
    if (Math.abs(values[i]) > 3) {
      return Signal.OUTSIDE_LIMITS;
    }
    if (isIn(7, i, values.length, from -> isTrend(values, from))) {
      return Signal.TREND;
    }
    if (isNear(values[i]) && isIn(3, i, values.length, from -> isTwoOfThree(values, from))) {
      return Signal.TWO_OF_THREE;
    }
    return isIn(7, i, values.length, from -> isOneSided(values, from, 7))
        ? Signal.SHIFT
        : Signal.COMMON_CAUSE;
  }

  private static boolean isIn(int window, int i, int length, IntPredicate shows) {
    return IntStream.rangeClosed(i - window + 1, i)
        .filter(from -> from >= 0 && from + window <= length)
        .anyMatch(shows);
  }

  private static boolean isTrend(double[] values, int from) {
    IntStream steps = IntStream.range(from, from + 6);
    double first = Math.signum(values[from + 1] - values[from]);
    return first != 0 && steps.allMatch(i -> Math.signum(values[i + 1] - values[i]) == first);
  }

  private static boolean isTwoOfThree(double[] values, int from) {
    return isOneSided(values, from, 3)
        && IntStream.range(from, from + 3).filter(i -> isNear(values[i])).count() >= 2;
  }

  private static boolean isOneSided(double[] values, int from, int window) {
    double sum =
        IntStream.range(from, from + window).mapToDouble(i -> Math.signum(values[i])).sum();
    return Math.abs(sum) == window;
  }

  private static boolean isNear(double value) {
    return Math.abs(value) > 2 && Math.abs(value) <= 3;
  }
}
