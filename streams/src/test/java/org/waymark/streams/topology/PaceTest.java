package org.waymark.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace pace = new Pace();
  private final long start = System.nanoTime();

  @ParameterizedTest(name = "events of {0} ms ago: a second of folding is worked off after {1} s")
  @CsvSource({"100, 2", "60000, 20"})
  void foldsForHalfOfTheTimeOrATwentiethIfEventsAreOld(long ageMs, long dueAfterSeconds) {
    pour(ageMs);
    pace.folded(start, start + SECOND);

    assertThat(isDueAfter(dueAfterSeconds * SECOND - 1)).isFalse();
    assertThat(isDueAfter(dueAfterSeconds * SECOND)).isTrue();
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
