package org.waymark.reports.disclosure;

import java.time.LocalDate;

/**
 * A cell that an earlier publication showed. It may be of another grain.
 *
 * @param programId of the program
 * @param startInclusive the first day of the period
 * @param endExclusive the day after its last
 * @param indicator the id, such as {@code E1}
 * @param numbers as they were shown
 */
public record EarlierCell(
    String programId,
    LocalDate startInclusive,
    LocalDate endExclusive,
    String indicator,
    Numbers numbers) {}
