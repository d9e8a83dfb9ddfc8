package org.waymark.reports.statistics.chart;

import java.time.LocalDate;

/**
 * Somebody's decision that a series begins anew, because it is known what changed. Never made by a
 * program.
 *
 * @param from the first day of the new part
 * @param reason in words, not blank
 */
public record Rebase(LocalDate from, String reason) {

  /** Fails at the door without a reason. */
  public Rebase {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a rebase needs a reason");
    }
  }
}
