package org.waymark.reports.spells;

import java.util.Locale;

/** The ways in which a goal that was started can end. */
enum Ending {
  BY_OTHERS("ended by others or for a program reason"),
  LET_GO("let go by the person"),
  COMPLETED("completed"),
  BY_UNKNOWN("ended by an unknown hand");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** As SQL spells it. */
  static Ending of(String sql) {
    return valueOf(sql.toUpperCase(Locale.ROOT));
  }
}
