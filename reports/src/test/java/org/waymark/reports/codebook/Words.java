package org.waymark.reports.codebook;

/**
 * What is said of a column.
 *
 * @param unit empty where there is none
 * @param meaning in plain words
 * @param absent what NULL means, or {@code never}
 */
record Words(String unit, String meaning, String absent) {

  static final String NEVER = "never";
}
