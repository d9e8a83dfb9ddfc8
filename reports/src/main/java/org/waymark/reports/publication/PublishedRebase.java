package org.waymark.reports.publication;

import java.time.LocalDate;

/**
 * A row of {@code rebases.parquet}: a person's decision that a series begins anew, as it was known
 * when the publication was made.
 *
 * @param indicator its id
 * @param from the first day of the new part
 * @param reason in words
 * @param recordedOn the day on which it was recorded, in UTC
 */
record PublishedRebase(
    String programId, String indicator, LocalDate from, String reason, LocalDate recordedOn) {}
