package org.waymark.reports.explain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.reports.disclosure.CellStatus;

/**
 * What a publication says of a cell.
 *
 * @param publication its number
 * @param span what the cell is about
 * @param version of the indicator's definition
 * @param status whether it is shown
 * @param numbers there exactly when it is shown
 * @param countedAt how many events of the log lay below the cut at which it was counted
 */
public record Told(
    int publication,
    Span span,
    int version,
    CellStatus status,
    Optional<Numbers> numbers,
    long countedAt) {

  /**
   * The time that a cell is about.
   *
   * @param label as printed
   */
  public record Span(String label, LocalDate startInclusive, LocalDate endExclusive) {}

  /**
   * The numbers of a cell.
   *
   * @param value as printed, in the unit of the indicator
   */
  public record Numbers(Amounts amounts, BigDecimal value) {}

  /** Of a cell that is shown. */
  Amounts amounts() {
    return numbers.orElseThrow().amounts();
  }

  boolean saysTheSameAs(Told other) {
    return version == other.version && numbers.equals(other.numbers);
  }
}
