package org.waymark.ingest.vault;

import java.util.List;

/**
 * What was sent of one row of a source.
 *
 * @param source whose row, and in which of its tables
 * @param rowKey an HMAC of the row's own key
 * @param content a digest of the row
 * @param lastDay the latest day that the row speaks of, in days since 1970
 * @param events one for each event of the row, those taken back among them
 */
public record LedgerRow(
    String source, String rowKey, String content, int lastDay, List<Sent> events) {

  /** Copies the list. */
  public LedgerRow {
    events = List.copyOf(events);
  }

  /** Whether all of it was taken back. */
  public boolean isGone() {
    return events.stream().allMatch(Sent::isRetracted);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "a row of the ledger";
  }
}
