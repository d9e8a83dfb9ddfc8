package org.waymark.ingest.sending;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request that was let in, and the bytes that it holds. */
public final class Passage {

  private final Gate gate;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private long held;
  private boolean awaited;

  Passage(Gate gate) {
    this.gate = gate;
  }

  /**
   * Takes room for more bytes of the body, before they are kept.
   *
   * @throws BusyException when there is none
   */
  public void hold(int bytes) throws BusyException {
    gate.hold(bytes);
    held += bytes;
  }

  /** Gives the room back, unless the log still has to say what became of what was sent. */
  public void leave() {
    if (!awaited) {
      giveBack();
    }
  }

  /** Gives the room back when the log has answered, which may be after the sender was. */
  void leaveAfter(CompletableFuture<Void> fate) {
    awaited = true;
    CompletableFuture<Void> unused = fate.whenComplete((done, problem) -> giveBack());
  }

  private void giveBack() {
    if (open.compareAndSet(true, false)) {
      gate.leave(held);
    }
  }
}
