package org.waymark.ingest.mapping;

import java.time.Instant;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.vault.Secrets;

/**
 * What the drafts of an import lean on.
 *
 * @param secrets that make ids
 * @param programs with their zones
 * @param program of rows that name none; empty when they must
 * @param now when the import began
 */
public record Context(Secrets secrets, Programs programs, String program, Instant now) {}
