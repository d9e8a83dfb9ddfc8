package org.waymark.reports.disclosure;

import java.util.Locale;

/** Whether a cell shows its numbers, and if not, why. */
public enum CellStatus {
  SHOWN,
  /** Its numbers would tell of single people. */
  TOO_FEW,
  /** Its numbers would give away another cell. */
  WITHHELD,
  /** Nothing of the kind happened. */
  NO_EVENTS,
  /** The program does not record this kind of thing: a 0 would be a lie. */
  NOT_COLLECTED,
  /** Too much is unknown to say anything. */
  CANNOT_TELL;

  /** For people. */
  public String words() {
    return switch (this) {
      case SHOWN -> "shown";
      case TOO_FEW -> "too few people to show";
      case WITHHELD -> "withheld: it would give away another number";
      case NO_EVENTS -> "nothing recorded in this time";
      case NOT_COLLECTED -> "not collected";
      case CANNOT_TELL -> "cannot tell: too much is unknown";
    };
  }

  /** As outputs spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
