package org.waymark.reports.disclosure;

import java.time.LocalDate;

/**
 * A cell beside what was counted for it: not for anybody's eyes.
 *
 * @param programId of the program
 * @param startInclusive the first day of the period
 * @param endExclusive the day after its last
 * @param counted before anything was hidden
 * @param cell as {@link Disclosure} shows it by itself
 */
public record CountedCell(
    String programId,
    LocalDate startInclusive,
    LocalDate endExclusive,
    Counted counted,
    Cell<Numbers> cell) {

  String indicator() {
    return counted.indicator().id();
  }
}
