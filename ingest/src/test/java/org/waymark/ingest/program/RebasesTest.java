package org.waymark.ingest.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.schemas.setting.Rebase;

class RebasesTest {

  private static final YearMonth MARCH = YearMonth.of(2025, 3);

  private static Rebase because(String reason) {
    return Rebases.of("tejo", "E1", MARCH, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a new team began on 2025-03-01",
        "moved to 3 rooms; 2 more specialists",
        "from 2025-03 the form asks who decided"
      })
  void takesWhatChangedInTheProgram(String reason) {
    assertThat(because(reason).getReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"call 555-201-9988", "m.g@example.org began", "123-45-6789", "+351 912 345 678"})
  void refusesWhatLooksLikeAPersonsNumberOrAddressWithoutRepeatingIt(String reason) {
    assertThatThrownBy(() -> because(reason))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without them")
        .hasMessageNotContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesNoReason(String reason) {
    assertThatThrownBy(() -> because(reason)).hasMessageContaining("1 to 200 characters");
  }

  @Test
  void refusesALongStory() {
    assertThatThrownBy(() -> because("a".repeat(201))).hasMessageContaining("1 to 200 characters");
  }

  @Test
  void refusesASecondLine() {
    assertThatThrownBy(() -> because("new\nteam")).hasMessageContaining("one line");
  }

  @Test
  void keepsNoReasonOfWhatWasUndone() {
    assertThat(Rebases.undo(because("a new team")).getReason()).isEmpty();
  }

  @Test
  void knowsItsMonth() {
    assertThat(Rebases.from(because("a new team"))).isEqualTo(MARCH);
  }
}
