package org.waymark.ingest.vault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the vault keeps of an erasure: when, on whose order, and what came of it; not who.
 *
 * @param id of the order
 * @param orderedAt when it was given
 * @param asker who gave it
 * @param endedAt when nothing was left to do; null while it is not done
 * @param receipt what was done, as JSON; empty while it is not done
 */
public record ErasureRecord(
    String id, Instant orderedAt, Asker asker, @Nullable Instant endedAt, String receipt) {}
