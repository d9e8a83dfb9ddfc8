package org.waymark.streams.fold;

import java.time.LocalDate;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.ProgramMonth;

/**
 * Where something counts.
 *
 * @param day local to the program, as days since 1970
 */
record ProgramDay(String programId, int day) {

  /** The program that an event names, and its local day. */
  static ProgramDay of(Event event) {
    return new ProgramDay(event.getProgramId(), event.getOccurredOn());
  }

  ProgramMonth month() {
    return new ProgramMonth(programId, LocalDate.ofEpochDay(day).withDayOfMonth(1));
  }
}
