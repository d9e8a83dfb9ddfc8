package org.waymark.streams.fold;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.ProgramMonth;

/** One person's tallies, by program and month. */
final class Months {

  private final SortedMap<ProgramMonth, Tally> tallies = new TreeMap<>(ProgramMonth.ORDER);

  /** Where an event counts: its own program, and the month of its local day. */
  Tally of(Event event) {
    return of(event.getProgramId(), event);
  }

  /** Where an event counts that belongs to another program than the one that it names. */
  Tally of(String programId, Event event) {
    LocalDate month = LocalDate.ofEpochDay(event.getOccurredOn()).withDayOfMonth(1);
    return tallies.computeIfAbsent(new ProgramMonth(programId, month), key -> new Tally());
  }

  /** The rows that exist: those with a count. */
  SortedMap<ProgramMonth, Counts> counts() {
    SortedMap<ProgramMonth, Counts> rows = new TreeMap<>(ProgramMonth.ORDER);
    tallies.forEach(
        (month, tally) -> {
          Counts counts = tally.counts();
          if (RowExistence.holds(counts)) {
            rows.put(month, counts);
          }
        });
    return rows;
  }
}
