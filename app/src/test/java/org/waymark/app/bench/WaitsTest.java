package org.waymark.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the broker's acknowledgement to the reader. */
class WaitsTest {

  private static final long MILLI = 1_000_000;

  private final Waits waits = new Waits();

  @Test
  void endWithTheFirstCutThatIsAboveTheEvent() {
    waits.acknowledged(3, 17, 0);
    waits.readable(Map.of(3, 17L), 5 * MILLI);
    waits.readable(Map.of(3, 18L), 8 * MILLI);
    waits.readable(Map.of(3, 19L), 9 * MILLI);

    assertThat(waits.areOpen()).isFalse();
    assertThat(waits.percentiles().at(100)).isEqualTo(8);
  }

  @Test
  void areCountedByPartition() {
    waits.acknowledged(0, 1, 0);
    waits.acknowledged(1, 1, 0);
    waits.readable(Map.of(0, 2L), MILLI);

    assertThat(waits.areOpen()).isTrue();
    assertThat(waits.percentiles().at(100)).isEqualTo(1);
  }
}
