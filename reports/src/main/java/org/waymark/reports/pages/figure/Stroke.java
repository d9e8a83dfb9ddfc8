package org.waymark.reports.pages.figure;

import java.util.Locale;

/** The lines of drawings, which their dashes tell apart where there is no style sheet. */
enum Stroke {
  LIMIT("6 4", "0.7"),
  NEAR("1.5 4", "0.7"),
  MEAN("none", "0.7"),
  /** Where a series begins anew. */
  ANEW("10 3 2 3", "1"),
  /** From value to value. */
  VALUES("none", "0.7"),
  GRID("none", "0.2"),
  TICK("none", "0.7"),
  /** Between which two a value can well lie. */
  WHISKER("none", "1");

  private final String dashes;
  private final String opacity;

  Stroke(String dashes, String opacity) {
    this.dashes = dashes;
    this.opacity = opacity;
  }

  String dashes() {
    return dashes;
  }

  String opacity() {
    return opacity;
  }

  /** A class of the style sheet. */
  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
