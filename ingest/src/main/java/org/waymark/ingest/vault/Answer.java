package org.waymark.ingest.vault;

/** What the vault answers when it is asked for a person's key. */
public sealed interface Answer {

  /**
   * The person is known by this key.
   *
   * @param participantKey the pseudonym
   */
  record Known(String participantKey) implements Answer {}

  /** The person was erased and stays so. */
  record Erased() implements Answer {}
}
