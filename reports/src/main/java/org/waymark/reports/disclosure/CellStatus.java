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

  /** As outputs spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
