package org.waymark.ingest;

import java.util.List;
import java.util.Map;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;

/**
 * What came of an import.
 *
 * @param importId in the header of each of its events and in its rejects
 * @param accepted events that passed and that the log acknowledged, repeats among them
 * @param rejectedByReason lines; a reason that did not occur is absent
 * @param firstRejects the first 20
 * @param complete false when it was stopped before the end
 */
public record ImportResult(
    String importId,
    long accepted,
    Map<RejectReason, Long> rejectedByReason,
    List<Reject> firstRejects,
    boolean complete) {

  /** Copies the collections. */
  public ImportResult {
    rejectedByReason = Map.copyOf(rejectedByReason);
    firstRejects = List.copyOf(firstRejects);
  }

  /** All rejected lines. */
  public long rejected() {
    return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
