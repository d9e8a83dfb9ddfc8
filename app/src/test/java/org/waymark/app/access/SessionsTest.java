package org.waymark.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.reports.pages.Role;

class SessionsTest {

  private static final Token TOKEN =
      new Token("lab", "abc", Role.ENGINEER, Set.of(), LocalDate.EPOCH, Optional.empty());

  private Instant now = Instant.EPOCH;
  private final Sessions sessions = new Sessions(() -> now);
  private final Failures failures = new Failures(() -> now);

  @Test
  void goesOnWhileItIsUsedAndEndsWhenItIsNot() {
    String id = sessions.begin(TOKEN).id();
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.use(id)).isPresent();
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.use(id)).isPresent();

    now = now.plus(Duration.ofMinutes(31));

    assertThat(sessions.use(id)).isEmpty();
  }

  @Test
  void isNotMadeLongerByAsking() {
    String id = sessions.begin(TOKEN).id();
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.isOpen(id)).isTrue();

    now = now.plus(Duration.ofMinutes(2));

    assertThat(sessions.isOpen(id)).isFalse();
  }

  @Test
  void endsAfterADayOfWorkHoweverOftenItIsUsed() {
    String id = sessions.begin(TOKEN).id();
    for (int i = 0; i < 35; i++) {
      now = now.plus(Duration.ofMinutes(20));
      assertThat(sessions.use(id)).isPresent();
    }

    now = now.plus(Duration.ofMinutes(20));

    assertThat(sessions.use(id)).isEmpty();
  }

  @Test
  void keepsThoseThatAreUsedWhenThereAreTooMany() {
    String used = sessions.begin(TOKEN).id();
    String unused = sessions.begin(TOKEN).id();
    for (int i = 2; i <= Sessions.MOST; i++) {
      assertThat(sessions.use(used)).isPresent();
      sessions.begin(TOKEN);
    }

    assertThat(sessions.isOpen(used)).isTrue();
    assertThat(sessions.isOpen(unused)).isFalse();
  }

  @Test
  void blocksAnAddressThatFailsTooOftenForAMinute() {
    for (int i = 0; i < Failures.MOST; i++) {
      assertThat(failures.isBlocked("a")).isFalse();
      failures.add("a");
    }
    assertThat(failures.isBlocked("a")).isTrue();
    assertThat(failures.isBlocked("b")).isFalse();

    now = now.plus(Duration.ofMinutes(1));

    assertThat(failures.isBlocked("a")).isFalse();
  }
}
