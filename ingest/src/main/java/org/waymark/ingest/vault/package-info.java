/** Who is who: identities to pseudonyms, ids to HMACs, rows to what was sent of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.ingest.vault;
