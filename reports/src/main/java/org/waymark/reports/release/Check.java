package org.waymark.reports.release;

/**
 * Something that must hold of a release.
 *
 * @param rule what must hold
 * @param holds whether it does
 * @param found what was seen; of people rounded to 5 where it does not hold
 */
public record Check(String rule, boolean holds, String found) {}
