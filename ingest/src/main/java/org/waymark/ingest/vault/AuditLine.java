package org.waymark.ingest.vault;

import java.time.Instant;

/**
 * One question that the vault was asked.
 *
 * @param askedAt when
 * @param asker who, and what for
 * @param act what, and what was answered
 * @param person {@linkplain Vault#auditName an HMAC} of the person's key; empty when nobody was
 *     found
 */
public record AuditLine(Instant askedAt, Asker asker, String act, String person) {}
