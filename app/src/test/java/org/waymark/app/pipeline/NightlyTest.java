package org.waymark.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class NightlyTest {

  private static final LocalTime TWO = LocalTime.of(2, 0);

  @Test
  void isTodayBeforeTheTime() {
    assertThat(Nightly.next(ZonedDateTime.parse("2025-03-10T01:59:00Z"), TWO))
        .isEqualTo("2025-03-10T02:00:00Z");
  }

  @Test
  void isTomorrowAtTheTimeAndAfter() {
    assertThat(Nightly.next(ZonedDateTime.parse("2025-03-10T02:00:00Z"), TWO))
        .isEqualTo("2025-03-11T02:00:00Z");
  }

  @Test
  void isOnceOnANightThatHasNoSuchHour() {
    ZonedDateTime skipped =
        Nightly.next(ZonedDateTime.parse("2025-03-30T01:00:00+01:00[Europe/Berlin]"), TWO);
    assertThat(skipped).isEqualTo("2025-03-30T03:00:00+02:00");
    assertThat(Nightly.next(skipped, TWO)).isEqualTo("2025-03-31T02:00:00+02:00");
  }

  @Test
  void survivesAWorkThatFails() {
    assertThatCode(
            () ->
                Nightly.attempt(
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .doesNotThrowAnyException();
  }
}
