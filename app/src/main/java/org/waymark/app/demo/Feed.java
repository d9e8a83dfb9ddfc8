package org.waymark.app.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.waymark.schemas.avro.AvroCodec;

/**
 * Puts the lines of all people in the order in which they were recorded, as a real feed comes. What
 * is more than it may hold waits on the disk, sorted, and is merged at the end.
 */
final class Feed {

  static {
    // A correction copies a generated record, which Avro does only for packages it was told of.
    AvroCodec.trustGeneratedClasses();
  }

  private final List<Person> people;
  private final Groups groups;
  private final DemoCalendar calendar;
  private final long mostLinesHeld;

  /** A feed of people. */
  Feed(List<Person> people, DemoCalendar calendar, long mostLinesHeld) {
    this.people = people;
    this.groups = new Groups(people);
    this.calendar = calendar;
    this.mostLinesHeld = mostLinesHeld;
  }

  /** Writes all lines and gives their number; does not close the stream. */
  long writeTo(OutputStream out) throws IOException {
    try (SortedRuns runs = new SortedRuns()) {
      List<Arrival> held = new ArrayList<>();
      for (Person person : people) {
        for (Version version : new PersonLife(person, groups, calendar).versions()) {
          held.add(new Arrival(version.arrivedAt(), Line.of(version)));
        }
        if (held.size() >= mostLinesHeld) {
          runs.keep(held);
          held.clear();
        }
      }
      long written = runs.mergeTo(out, held);
      out.flush();
      return written;
    }
  }
}
