package org.waymark.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.ingest.mapping.Context;
import org.waymark.ingest.mapping.Mapping;
import org.waymark.ingest.program.Programs;
import org.waymark.ingest.vault.Secrets;

/**
 * How the tables of an import are to be read.
 *
 * @param mapping what the columns mean
 * @param programs with their zones
 * @param program of rows that name none; empty when they must
 * @param completeUntil the sources hold all there is up to this day, so rows that are gone are
 *     taken back; empty when they may be parts
 */
public record TableSettings(
    Mapping mapping, Programs programs, String program, Optional<LocalDate> completeUntil) {

  /** Of tables as the templates have them, which may be parts. */
  public static TableSettings of(Programs programs) {
    return new TableSettings(Mapping.TEMPLATES, programs, "", Optional.empty());
  }

  /**
   * What the drafts of FHIR's resources lean on, which name no program: it is the one of the
   * settings, or the only one that there is.
   */
  Context resources(Secrets secrets, Instant now) {
    boolean only = program.isEmpty() && programs.all().size() == 1;
    String one = only ? programs.all().get(0).getProgramId() : program;
    return new Context(secrets, programs, one, now);
  }
}
