package org.waymark.reports.pages.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values on a line of ratios. */
class LogScaleTest {

  @Test
  void putsHalfAndDoubleEquallyFarFromOne() {
    LogScale scale = new LogScale(0.01, 100, 0, 400);

    assertThat(scale.at(1)).isEqualTo(200, within(1e-9));
    assertThat(scale.at(2) - 200).isEqualTo(200 - scale.at(0.5), within(1e-9));
  }

  @Test
  void ticksAtPowersOfTenAndThreeTimesEach() {
    assertThat(new LogScale(0.02, 12, 0, 1).ticks())
        .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1)
        .containsExactly(0.03, 0.1, 0.3, 1.0, 3.0, 10.0);
  }

  @Test
  void holdsAllValues() {
    LogScale scale = LogScale.of(new double[] {0.2, 7}, 0, 10);

    assertThat(scale.at(0.2)).isPositive();
    assertThat(scale.at(7)).isLessThan(10);
  }

  @Test
  void hasNoPlaceForZero() {
    assertThatThrownBy(() -> LogScale.of(new double[] {0}, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
