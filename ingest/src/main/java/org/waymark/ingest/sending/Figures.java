package org.waymark.ingest.sending;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.waymark.schemas.reject.RejectReason;

/** What requests came to since the start. Safe for several threads. */
final class Figures {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder duplicates = new LongAdder();
  private final LongAdder unconfirmed = new LongAdder();
  private final Map<RejectReason, LongAdder> refused = new EnumMap<>(RejectReason.class);

  Figures() {
    for (RejectReason reason : RejectReason.values()) {
      refused.put(reason, new LongAdder());
    }
  }

  void add(Receipt receipt) {
    accepted.add(receipt.accepted());
    duplicates.add(receipt.duplicates());
    receipt
        .faults()
        .forEach(
            fault -> java.util.Objects.requireNonNull(refused.get(fault.reason())).increment());
  }

  void addUnconfirmed(int events) {
    unconfirmed.add(events);
  }

  EventIntake.Traffic with(Gate gate) {
    Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    refused.forEach((reason, count) -> counts.put(reason, count.sum()));
    return new EventIntake.Traffic(
        new EventIntake.Counted(accepted.sum(), duplicates.sum(), unconfirmed.sum(), counts),
        gate.requests(),
        gate.bytes());
  }
}
