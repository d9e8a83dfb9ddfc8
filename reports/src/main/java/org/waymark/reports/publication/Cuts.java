package org.waymark.reports.publication;

import org.waymark.schemas.lake.Head;

/** Cuts of the log, in numbers. */
final class Cuts {

  private Cuts() {}

  /**
   * How many events lie below a cut. Cuts only go forward, so two cuts of one log with the same
   * number are the same.
   */
  static long events(Head head) {
    return head.cut().values().stream().mapToLong(Long::longValue).sum();
  }
}
