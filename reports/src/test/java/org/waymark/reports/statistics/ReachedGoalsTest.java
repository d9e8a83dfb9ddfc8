package org.waymark.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The published example: of 40 goals 22 reached, 9 not, 3 let go, 6 not rated. */
class ReachedGoalsTest {

  private static final ReachedGoals FORTY = new ReachedGoals(22, 9, 3, 6);

  @Test
  void takesTheRatedGoalsOnly() {
    assertShare(FORTY.ratedOnly(), new Share(22, 31), 0.534077, 0.839042);
  }

  @Test
  void takesAllThatNobodyRatedForMissed() {
    assertShare(FORTY.worst(), new Share(22, 37), 0.434860, 0.736535);
  }

  @Test
  void takesAllThatNobodyRatedForReached() {
    assertShare(FORTY.best(), new Share(28, 37), 0.598827, 0.866386);
  }

  @Test
  void countsGoalsLetGoAmongAllThatWereStarted() {
    assertThat(FORTY.ofAllStarted()).contains(new Share(22, 40));
  }

  @Test
  void saysNothingWhereNothingWasRated() {
    assertThat(new ReachedGoals(0, 0, 3, 6).ratedOnly()).isEmpty();
  }

  @Test
  void addsUpPeople() {
    assertThat(new ReachedGoals(20, 9, 0, 1).plus(new ReachedGoals(2, 0, 3, 5))).isEqualTo(FORTY);
  }

  @Test
  void isLessSureOfManyGoalsOfFewPeople() {
    List<ReachedGoals> people =
        List.of(
            new ReachedGoals(11, 0, 0, 3),
            new ReachedGoals(11, 1, 3, 3),
            new ReachedGoals(0, 8, 0, 0));
    Interval clustered =
        ReachedGoals.clusters(people, ReachedGoals::ratedOnly).share().orElseThrow();
    assertThat(clustered.upper() - clustered.lower()).isGreaterThan(0.8);
  }

  @Test
  void leavesOutPeopleWithoutAShare() {
    List<ReachedGoals> people = List.of(new ReachedGoals(0, 0, 2, 0), new ReachedGoals(1, 1, 0, 0));
    assertThat(ReachedGoals.clusters(people, ReachedGoals::ratedOnly).people()).isEqualTo(1);
  }

  @Test
  void refusesCountsBelowNothing() {
    assertThatThrownBy(() -> new ReachedGoals(1, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertShare(
      Optional<Share> share, Share expected, double lower, double upper) {
    assertThat(share).contains(expected);
    assertThat(expected.interval().lower()).isCloseTo(lower, within(0.5e-6));
    assertThat(expected.interval().upper()).isCloseTo(upper, within(0.5e-6));
  }
}
