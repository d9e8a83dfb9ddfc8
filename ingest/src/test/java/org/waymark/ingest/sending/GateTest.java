package org.waymark.ingest.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What may be under way at once. */
class GateTest {

  private static final int MIB = 1 << 20;

  private final Gate gate = new Gate();

  @Test
  void letsNoMoreRequestsInThanFitAndOthersAfterThem() throws Exception {
    List<Passage> in = new ArrayList<>();
    for (int i = 0; i < Gate.MOST_REQUESTS; i++) {
      in.add(gate.enter());
    }
    assertThatThrownBy(gate::enter)
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("Nothing of this request was taken");

    in.get(0).leave();
    in.get(0).leave();

    gate.enter();
    assertThatThrownBy(gate::enter).isInstanceOf(BusyException.class);
  }

  @Test
  void holdsNoMoreBytesThanFit() throws Exception {
    Passage one = gate.enter();
    Passage other = gate.enter();
    one.hold((int) Gate.MOST_BYTES - MIB);
    assertThatThrownBy(() -> other.hold(2 * MIB)).isInstanceOf(BusyException.class);

    one.leave();

    other.hold(2 * MIB);
    assertThat(gate.bytes()).isEqualTo(2L * MIB);
  }

  @Test
  void whatTheLogStillOwesAnAnswerForTakesRoomUntilThen() throws Exception {
    Passage passage = gate.enter();
    passage.hold(MIB);
    CompletableFuture<Void> fate = new CompletableFuture<>();
    passage.leaveAfter(fate);
    passage.leave();
    assertThat(gate.bytes()).isEqualTo(MIB);

    fate.completeExceptionally(new IllegalStateException("lost"));

    assertThat(gate.bytes()).isZero();
    assertThat(gate.requests()).isZero();
  }

  @Test
  void aLogThatOwesNothingIsNotSilent() {
    assertThat(gate.isAnswered()).isTrue();
    gate.asked();
    assertThat(gate.isAnswered()).isTrue();
    gate.heard();
    assertThat(gate.isAnswered()).isTrue();
  }
}
