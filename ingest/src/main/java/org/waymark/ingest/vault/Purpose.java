package org.waymark.ingest.vault;

/** What a secret value is made for: each purpose has a key of its own under the vault's. */
enum Purpose {
  SEAL,
  CHECK,
  LOOKUP,
  ERASED,
  PERSON,
  SOURCE,
  ROW,
  EVENT_ID,
  ENTITY_ID,
  CONTENT
}
