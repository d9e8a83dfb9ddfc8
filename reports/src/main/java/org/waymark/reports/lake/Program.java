package org.waymark.reports.lake;

/**
 * A program of a cut.
 *
 * @param id for ever
 * @param name as people call it
 */
public record Program(String id, String name) {}
