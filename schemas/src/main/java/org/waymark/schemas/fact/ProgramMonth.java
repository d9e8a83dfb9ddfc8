package org.waymark.schemas.fact;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * A program's month.
 *
 * @param month its first day
 */
public record ProgramMonth(String programId, LocalDate month) {

  /** By program, then by month. */
  public static final Comparator<ProgramMonth> ORDER =
      Comparator.comparing(ProgramMonth::programId).thenComparing(ProgramMonth::month);

  /** {@code program_id/2025-03-01}. */
  @Override
  public String toString() {
    return programId + "/" + month;
  }
}
