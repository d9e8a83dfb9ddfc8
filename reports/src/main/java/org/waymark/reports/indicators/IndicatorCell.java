package org.waymark.reports.indicators;

import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.schemas.catalogue.Indicator;

/**
 * An indicator of a program in a period, as it may be seen.
 *
 * @param programId of the program
 * @param period it is about
 * @param indicator that was counted
 * @param cell what may be seen of it
 */
public record IndicatorCell(
    String programId, Period period, Indicator indicator, Cell<Numbers> cell) {}
