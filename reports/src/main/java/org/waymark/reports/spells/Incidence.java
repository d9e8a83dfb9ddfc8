package org.waymark.reports.spells;

import org.waymark.reports.statistics.CumulativeIncidence.Answer;

/**
 * How much of what was started has ended by a day in one way, or how much more of one kind than of
 * another.
 *
 * @param peopleAtRisk of whom something still went on before that day, 10 or more
 * @param answer from 0 to 1, or the difference of two such
 */
public record Incidence(long peopleAtRisk, Answer answer) {}
