package org.waymark.ingest.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.waymark.ingest.vault.Sent;

/**
 * What becomes of the events that were sent of a row before, when the row shows only how things are
 * now.
 */
public interface Earlier {

  /** An event that the row no longer has is taken back. */
  Earlier FALLS = (event, all) -> false;

  /**
   * Whether an event that the row no longer has still stands.
   *
   * @param event one that was sent, and not taken back
   * @param all that was sent of the row
   */
  boolean stands(Sent event, List<Sent> all);

  /** Changes the events of now by what was sent before. */
  default void settle(List<ObjectNode> events, List<Sent> all) {}
}
