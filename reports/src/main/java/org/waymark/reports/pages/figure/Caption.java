package org.waymark.reports.pages.figure;

/**
 * What a drawing is, in words, for those who do not see it.
 *
 * @param id of it on its page
 * @param title what it is
 * @param description what it shows
 */
public record Caption(String id, String title, String description) {}
