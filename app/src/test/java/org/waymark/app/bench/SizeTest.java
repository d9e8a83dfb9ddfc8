package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much a bench has to do. */
class SizeTest {

  @Test
  void isTenTimesTheOneBefore() {
    assertThat(Size.values())
        .extracting(Size::events)
        .containsExactly(100_000L, 1_000_000L, 10_000_000L);
  }

  @Test
  void watchesASteadyStreamAsLongAsTheGreatestSizeThatIsReached() {
    assertThat(Size.steady(100_000)).isEqualTo(Duration.ofSeconds(20));
    assertThat(Size.steady(999_999)).isEqualTo(Duration.ofSeconds(20));
    assertThat(Size.steady(1_000_000)).isEqualTo(Duration.ofSeconds(60));
    assertThat(Size.steady(20_000_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void watchesFewEventsForASecondAtLeast() {
    assertThat(Size.steady(50_000)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Size.steady(1_000)).isEqualTo(Duration.ofSeconds(1));
  }
}
