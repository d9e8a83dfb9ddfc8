package org.waymark.reports.spells;

import java.util.List;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.ReliableChange.Outcomes;

/**
 * The cells of a page, by the shape of their numbers; each list by indicator, program id and
 * period.
 *
 * @param ratios that are one number (E5, E10, S6, S7, S9, O4, O5) or several shares (O2)
 * @param attained goal attainment (O1)
 * @param changes who improved, stayed, or declined (O3, E6), with the scale as their part
 * @param sticking how goals ended by a day (O7), over all periods together
 */
public record SpellResults(
    List<SpellCell<Numbers>> ratios,
    List<SpellCell<Attained>> attained,
    List<SpellCell<Outcomes>> changes,
    List<SpellCell<Incidence>> sticking) {}
