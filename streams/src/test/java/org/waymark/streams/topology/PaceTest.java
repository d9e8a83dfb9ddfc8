package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace pace = new Pace();
  private final long start = System.nanoTime();

  @Test
  void foldsForHalfOfTheTimeWhenEventsAreReadAsTheyAreWritten() {
    pour(100);
    pace.folded(start, start + SECOND);

    assertThat(isDueAfter(2 * SECOND - 1)).isFalse();
    assertThat(isDueAfter(2 * SECOND)).isTrue();
  }

  @Test
  void foldsForATwentiethOfTheTimeWhenEventsAreOld() {
    pour(60_000);
    pace.folded(start, start + SECOND);

    assertThat(isDueAfter(20 * SECOND - 1)).isFalse();
    assertThat(isDueAfter(20 * SECOND)).isTrue();
  }

  @Test
  void addsUpWhatSeveralTasksFold() {
    pour(100);
    pace.folded(start, start + SECOND);
    pace.folded(start + SECOND, start + 2 * SECOND);

    assertThat(isDueAfter(4 * SECOND - 1)).isFalse();
    assertThat(isDueAfter(4 * SECOND)).isTrue();
  }

  @Test
  void foldsAtOnceWhenTheLogHasRunDry() {
    pour(60_000);
    pace.folded(start, start + SECOND);

    assertThat(pace.isDue(start + SECOND, pace.events())).isTrue();
  }

  /** Events that go on coming. */
  private void pour(long ageMs) {
    pace.event(ageMs);
  }

  private boolean isDueAfter(long nanos) {
    return pace.isDue(start + nanos, pace.events() - 1);
  }
}
