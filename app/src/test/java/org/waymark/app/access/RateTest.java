package org.waymark.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A rate of three a second. */
class RateTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong now = new AtomicLong();
  private final Rate rate = new Rate(3, now::get);

  private int taken(String sender, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += rate.take(sender) ? 1 : 0;
    }
    return taken;
  }

  @Test
  void letsAsManyAtOnceAsASecondHas() {
    assertThat(taken("one", 10)).isEqualTo(3);
  }

  @Test
  void letsAgainAsManyAsTheTimeSinceHas() {
    taken("one", 10);
    now.addAndGet(SECOND / 3 + 1);
    assertThat(taken("one", 10)).isEqualTo(1);
    now.addAndGet(60 * SECOND);
    assertThat(taken("one", 10)).isEqualTo(3);
  }

  @Test
  void oneSenderTakesNothingFromAnother() {
    taken("one", 10);
    assertThat(taken("other", 10)).isEqualTo(3);
  }
}
