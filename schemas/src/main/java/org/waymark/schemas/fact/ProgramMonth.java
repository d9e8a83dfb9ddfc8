package org.waymark.schemas.fact;

import java.time.LocalDate;

/**
 * A program's month.
 *
 * @param month its first day
 */
public record ProgramMonth(String programId, LocalDate month) {

  /** {@code program_id/2025-03-01}. */
  @Override
  public String toString() {
    return programId + "/" + month;
  }
}
