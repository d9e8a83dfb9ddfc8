package org.waymark.streams.fold;

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
    return of(ProgramDay.of(event));
  }

  Tally of(ProgramDay day) {
    return tallies.computeIfAbsent(day.month(), month -> new Tally());
  }

  /** As they are now, to count on. */
  Months copy() {
    Months copy = new Months();
    tallies.forEach((month, tally) -> copy.tallies.put(month, tally.copy()));
    return copy;
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
