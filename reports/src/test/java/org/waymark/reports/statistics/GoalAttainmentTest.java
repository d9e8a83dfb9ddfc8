package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.reports.statistics.GoalAttainment.Rating;

class GoalAttainmentTest {

  private static final double FOUR_DIGITS = 0.5e-4;
  private static final double FIVE_DIGITS = 0.5e-5;

  @ParameterizedTest
  @CsvSource({"2 2 2, 77.38613", "0 1 1, 59.12871", "2 1 2, 72.82177"})
  void givesThePublishedScoresOfGoalsThatMatterAlike(String levels, double t) {
    assertThat(GoalAttainment.t(ratings(levels, "1 1 1"))).isCloseTo(t, within(FIVE_DIGITS));
  }

  @Test
  void givesThePublishedScoreOfGoalsThatMatterMoreAndLess() {
    assertThat(GoalAttainment.t(ratings("-2 0 -1 2 0 1", "3 5 1 4 2 6"))).isEqualTo(55);
  }

  @Test
  void squaresTheSumOfTheWeights() {
    assertThat(copiedExample()).isCloseTo(54.4065, within(FOUR_DIGITS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {55.1640, 55.8722})
  void doesNotFollowTheGuideThatWasPrintedWrong(double wrong) {
    assertThat(copiedExample()).isNotCloseTo(wrong, within(0.5));
  }

  @Test
  void givesFiftyWhereAllCameOutAsExpected() {
    assertThat(GoalAttainment.t(ratings("0 0 0", "1 2 3"))).isEqualTo(50);
  }

  @Test
  void doesNotCareInWhatUnitGoalsMatter() {
    assertThat(GoalAttainment.t(ratings("1 0 -1", "30 20 10")))
        .isCloseTo(copiedExample(), within(1e-12));
  }

  @Test
  void countsTheLevelsFromTheWorstToTheBest() {
    assertThat(GoalAttainment.levels(ratings("-2 0 0 2 1 0", "1 1 1 1 1 1")))
        .containsExactly(1L, 0L, 3L, 1L, 1L);
  }

  @Test
  void refusesALevelOffTheScale() {
    assertThatThrownBy(() -> Rating.of(3)).hasMessageContaining("-2 to 2");
  }

  @Test
  void refusesNoGoals() {
    assertThatThrownBy(() -> GoalAttainment.t(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double copiedExample() {
    return GoalAttainment.t(ratings("1 0 -1", "3 2 1"));
  }

  private static List<Rating> ratings(String levels, String weights) {
    int[] level = Arrays.stream(levels.split(" ")).mapToInt(Integer::parseInt).toArray();
    int[] weight = Arrays.stream(weights.split(" ")).mapToInt(Integer::parseInt).toArray();
    return IntStream.range(0, level.length).mapToObj(i -> new Rating(level[i], weight[i])).toList();
  }
}
