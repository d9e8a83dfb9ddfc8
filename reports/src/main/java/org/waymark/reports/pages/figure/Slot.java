package org.waymark.reports.pages.figure;

import java.util.Optional;

/**
 * A period's place on the axis.
 *
 * @param label short
 * @param gap why nothing is shown in it, in words; empty where something is
 */
record Slot(String label, Optional<String> gap) {}
