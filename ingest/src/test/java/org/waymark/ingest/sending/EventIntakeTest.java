package org.waymark.ingest.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An intake whose log is not there. */
class EventIntakeTest {

  @TempDir Path directory;

  private static Receipt take(EventIntake intake) throws Exception {
    Passage passage = intake.enter();
    try {
      byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
      return intake.take(passage, new EventIntake.Body(body, BodyFormat.JSON), Set.of());
    } finally {
      passage.leave();
    }
  }

  @Test
  void saysSoonThatNothingWasTakenAndKeepsNoRoom() {
    long begun = System.nanoTime();
    try (EventIntake intake =
        new EventIntake(Map.of("bootstrap.servers", "127.0.0.1:1"), directory)) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> take(intake))
            .isInstanceOf(BusyException.class)
            .hasMessageContaining("Nothing of this request was taken");
      }
      assertThat(intake.traffic().requests()).isZero();
      assertThat(intake.traffic().counted().accepted()).isZero();
    }
    assertThat((System.nanoTime() - begun) / 1_000_000_000L).isLessThan(30);
  }
}
