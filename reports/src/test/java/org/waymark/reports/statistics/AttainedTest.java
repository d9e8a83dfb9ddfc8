package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.reports.statistics.Attained.Progress;
import org.waymark.reports.statistics.GoalAttainment.Rating;

class AttainedTest {

  private static final Attained ATTAINED =
      Attained.of(
          List.of(
              List.of(progress(-1, 0)),
              List.of(progress(-1, 1)),
              List.of(progress(-2, 2), progress(-2, 2), progress(-2, 2))));

  @Test
  void countsEachPersonOnceHoweverManyGoals() {
    assertThat(ATTAINED.t().n()).isEqualTo(3);
    assertThat(ATTAINED.t().median()).isEqualTo(60);
  }

  @Test
  void tellsTheChangeSinceTheBaselines() {
    assertThat(ATTAINED.change().median()).isEqualTo(20);
  }

  @Test
  void countsTheLevelsOfGoals() {
    assertThat(ATTAINED.levels()).containsExactly(0L, 0L, 1L, 1L, 3L);
  }

  private static Progress progress(int baseline, int now) {
    return new Progress(Rating.of(baseline), Rating.of(now));
  }
}
