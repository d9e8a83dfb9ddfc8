package org.waymark.reports.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.Period;

class FalseFlagsTest {

  private static final int RUNS = 10_000;
  private static final YearMonth FIRST = YearMonth.of(2024, 1);

  @Test
  void areTwoOrThreeOnThirtyNineCharts() {
    assertThat(FalseFlags.among(39)).isEqualTo("2 or 3");
  }

  @Test
  void areNoneOrOneOnFewCharts() {
    assertThat(FalseFlags.among(3)).isEqualTo("none or 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void areSoManyWhereNothingHappened(long seed) {
    Random random = new Random(seed);
    long marked =
        IntStream.range(0, RUNS)
            .mapToObj(run -> Trend.of(Given.contact(), months(random), List.of()))
            .filter(trend -> !trend.newest().orElseThrow().variation().equals("common cause"))
            .count();
    assertThat((double) marked / RUNS).isCloseTo(FalseFlags.ON_NEWEST_POINT, within(0.008));
  }

  private static List<TrendCell> months(Random random) {
    return IntStream.range(0, 24)
        .mapToObj(FIRST::plusMonths)
        .map(
            month ->
                new TrendCell(
                    new Period(Grain.MONTH, month.atDay(1), month.plusMonths(1).atDay(1)),
                    "shown",
                    Set.of(),
                    1,
                    Optional.of(new TrendCell.Numbers(random.nextGaussian(), 100, 100))))
        .toList();
  }
}
