package org.waymark.ingest;

import java.util.List;
import java.util.Map;
import org.waymark.ingest.fhir.ResourceCounts;
import org.waymark.schemas.reject.Reject;
import org.waymark.schemas.reject.RejectReason;

/**
 * What came of an import.
 *
 * @param importId in the header of each of its events and in its rejects
 * @param accepted events that passed and that the log acknowledged, repeats among them
 * @param rejectedByReason lines; a reason that did not occur is absent
 * @param firstRejects the first 20
 * @param parts what the numbers of sources in the rejects stand for: the first is 1
 * @param rows of tables, and resources of FHIR
 * @param resources what became of those
 * @param complete false when it was stopped before the end
 */
public record ImportResult(
    String importId,
    long accepted,
    Map<RejectReason, Long> rejectedByReason,
    List<Reject> firstRejects,
    List<Part> parts,
    Rows rows,
    ResourceCounts resources,
    boolean complete) {

  /** Copies the collections. */
  public ImportResult {
    rejectedByReason = Map.copyOf(rejectedByReason);
    firstRejects = List.copyOf(firstRejects);
    parts = List.copyOf(parts);
  }

  /** The file and sheet in which a reject stood. */
  public Part part(Reject reject) {
    return parts.get(reject.getSource() - 1);
  }

  /** All rejected lines. */
  public long rejected() {
    return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
  }
}
