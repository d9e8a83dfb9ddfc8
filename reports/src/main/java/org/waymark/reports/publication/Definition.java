package org.waymark.reports.publication;

/**
 * An indicator as a publication defines it, in words.
 *
 * @param indicator its id
 * @param question that it answers
 * @param counted what is in the numerator
 * @param outOf what is in the denominator
 * @param good the direction in which more is better, as outputs spell it
 * @param voice who says it, as outputs spell it
 * @param gaming how it could be made to look better without being better
 * @param cannotTell what it says nothing about
 */
public record Definition(
    String indicator,
    String name,
    String family,
    String question,
    String unit,
    String counted,
    String outOf,
    String good,
    String voice,
    String gaming,
    String cannotTell) {}
