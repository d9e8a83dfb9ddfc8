package org.waymark.ingest.sending;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.reject.RejectReason;

/**
 * What became of the events of one request.
 *
 * @param importId names the request as it would an import: in the log, the lake and the rejects
 * @param accepted events that the log has and that are no repeats, as far as is known
 * @param duplicates events that the log has once more: this very version was taken of late
 * @param faults the events that were refused, in their order
 */
public record Receipt(String importId, int accepted, int duplicates, List<Fault> faults) {

  /** Copies the faults. */
  public Receipt {
    faults = List.copyOf(faults);
  }

  /**
   * An event that was refused. Holds nothing that stood in it.
   *
   * @param index of the array, or of the line, from 0
   * @param reason why
   * @param field of the schema that is at fault; null when the whole is, or the field is none of it
   */
  public record Fault(int index, RejectReason reason, @Nullable String field) {}

  /** Whether there were events and none was taken. */
  public boolean isAllRefused() {
    return accepted + duplicates == 0 && !faults.isEmpty();
  }
}
