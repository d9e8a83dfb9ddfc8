package org.waymark.reports.audit;

import org.jspecify.annotations.Nullable;

/**
 * A cell of which the two counts differ.
 *
 * @param key of its row, as in the log: {@code participant_key/program_id/2025-03-01}
 * @param written by the pipeline; null when it is NULL there, or there is no such row
 * @param counted again from the events; null likewise
 */
public record DifferingCell(
    String key, String column, @Nullable String written, @Nullable String counted) {}
