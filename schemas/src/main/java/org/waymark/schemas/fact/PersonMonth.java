package org.waymark.schemas.fact;

import java.time.LocalDate;

/**
 * A person's month in a program.
 *
 * @param month its first day
 */
public record PersonMonth(String participantKey, String programId, LocalDate month) {

  /** The key of its revisions in the log: {@code participant_key/program_id/2025-03-01}. */
  @Override
  public String toString() {
    return participantKey + "/" + programId + "/" + month;
  }

  /** The program's month that it is a part of. */
  public ProgramMonth ofProgram() {
    return new ProgramMonth(programId, month);
  }
}
