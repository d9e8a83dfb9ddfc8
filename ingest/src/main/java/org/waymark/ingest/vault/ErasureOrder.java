package org.waymark.ingest.vault;

import java.time.Instant;
import java.util.List;

/**
 * That a person is to be erased everywhere. It stands in the vault, sealed, until it is done: so it
 * outlives a process that dies at it.
 *
 * @param id names the order; says nothing of the person
 * @param orderedAt when it was given
 * @param participantKeys the person's key first, then those that were linked to it
 */
public record ErasureOrder(String id, Instant orderedAt, List<String> participantKeys) {

  /** Copies the list. */
  public ErasureOrder {
    participantKeys = List.copyOf(participantKeys);
  }

  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "erasure " + id;
  }
}
