package org.waymark.reports.explain;

import java.util.Locale;

/**
 * Why a published number changed, in the order in which the causes are added to each other. Each
 * event of which a version came between two publications has one cause.
 */
public enum Cause {
  /** Events that the earlier publication did not know, written down within 7 days. */
  NEW("events that were not there before"),
  /** Likewise, but written down more than 7 days after they happened. */
  LATE("likewise, written down more than 7 days after they happened"),
  /** Events that it knew, written down otherwise since. */
  CORRECTIONS("events that were there, written down otherwise since"),
  /** Events that it knew, taken back since. */
  RETRACTIONS("events that were there, taken back since"),
  /** People who said since whether they want to be in the numbers. */
  CONSENT("people who said no, or yes, to being in the numbers"),
  /** What is counted is defined otherwise. */
  DEFINITION("what is counted is defined otherwise");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }

  /** Up to which step of {@code explain/causes} its events are in. */
  int step() {
    return ordinal() + 1;
  }

  /** As outputs spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
