package org.waymark.reports.statistics.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.reports.statistics.chart.Given.numbers;
import static org.waymark.reports.statistics.chart.Given.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a chart marks something though nothing happened: the cautions that pages print. */
class FalseSignalsTest {

  private static final int RUNS = 4000;
  private static final int POINTS = 24;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void someSignalInAThirdOfAllSeries(long seed) {
    assertThat(share(seed, FalseSignalsTest::months, chart -> anySignal(chart.points())))
        .isBetween(0.28, 0.40);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoOrThreeOnTheNewestPointOfThirtyNineCharts(long seed) {
    double each = share(seed, FalseSignalsTest::months, FalseSignalsTest::newestSignal);
    assertThat(39 * each).isBetween(1.5, 3.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nearlyAlwaysSomeSignalInRollingHalfYears(long seed) {
    assertThat(share(seed, FalseSignalsTest::rolling, chart -> anySignal(chart.points())))
        .isGreaterThan(0.92);
  }

  private static double share(
      long seed, Function<Random, double[]> series, Predicate<Chart> shows) {
    Random random = new Random(seed);
    return IntStream.range(0, RUNS)
            .mapToObj(run -> Chart.of(numbers(series.apply(random)), rules(Rules.BASELINE)))
            .filter(shows)
            .count()
        / (double) RUNS;
  }

  private static boolean anySignal(List<Plotted> points) {
    return points.stream().anyMatch(point -> point.judgement() != Judgement.COMMON_CAUSE);
  }

  private static boolean newestSignal(Chart chart) {
    return anySignal(chart.points().subList(POINTS - 1, POINTS));
  }

  private static double[] months(Random random) {
    return IntStream.range(0, POINTS).mapToDouble(i -> random.nextGaussian()).toArray();
  }

  /** Each point the mean of six months. */
  private static double[] rolling(Random random) {
    double[] months =
        IntStream.range(0, POINTS + 5).mapToDouble(i -> random.nextGaussian()).toArray();
    return IntStream.range(0, POINTS)
        .mapToDouble(i -> Arrays.stream(months, i, i + 6).average().orElseThrow())
        .toArray();
  }
}
