package org.waymark.reports.spells;

import java.util.Optional;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.indicators.Period;
import org.waymark.schemas.catalogue.Indicator;

/**
 * An indicator of a program in a period, or a part of it, as it may be seen.
 *
 * @param <N> its numbers
 * @param programId of the program
 * @param period it is about
 * @param indicator that was counted
 * @param part of it; nothing where it is one number
 * @param cell what may be seen of it
 */
public record SpellCell<N>(
    String programId, Period period, Indicator indicator, Optional<String> part, Cell<N> cell) {}
