package org.waymark.reports.indicators;

import java.util.Optional;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.schemas.catalogue.Indicator;

/**
 * An indicator of a program in a period, or a part of it, as it may be seen.
 *
 * @param programId of the program
 * @param period it is about
 * @param indicator that was counted
 * @param part of it; nothing where it is the number itself
 * @param cell what may be seen of it
 */
public record IndicatorCell(
    String programId,
    Period period,
    Indicator indicator,
    Optional<String> part,
    Cell<Numbers> cell) {}
