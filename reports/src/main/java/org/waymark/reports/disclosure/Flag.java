package org.waymark.reports.disclosure;

import java.util.Locale;

/** What a reader must know beside a cell. */
public enum Flag {
  /** Late records may still change it. */
  PROVISIONAL,
  /** Changed after it was final. Comes with publications. */
  RESTATED,
  /** More than 20 % of the known is unknown besides. */
  INCOMPLETE,
  /** Answers were given for less than 40 % of the sessions. */
  FEW_ANSWERED;

  /** As outputs spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
