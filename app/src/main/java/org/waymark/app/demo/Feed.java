package org.waymark.app.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.waymark.schemas.avro.AvroCodec;

/**
 * Puts the lines of all people in the order in which they were recorded, as a real feed comes. To
 * hold few lines at a time it tells the lives more than once: first to count the lines of each day,
 * then for each run of days that is short enough to be sorted in memory.
 */
final class Feed {

  private static final long SECONDS_PER_DAY = 86_400;

  static {
    // A correction copies a generated record, which Avro does only for packages it was told of.
    AvroCodec.trustGeneratedClasses();
  }

  /** A run of days since 1970, both ends counted. */
  private record Days(long first, long last) {

    boolean hold(Instant moment) {
      long day = Math.floorDiv(moment.getEpochSecond(), SECONDS_PER_DAY);
      return day >= first && day <= last;
    }
  }

  private record Arrival(Instant at, String line) {}

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
    long written = 0;
    for (Days days : runsOfDays()) {
      for (Arrival arrival : arrivals(days)) {
        out.write(arrival.line().getBytes(StandardCharsets.UTF_8));
        written++;
      }
    }
    out.flush();
    return written;
  }

  /** The sort is stable: of one moment, the lines stay in the order of the people. */
  private List<Arrival> arrivals(Days days) {
    List<Arrival> arrivals = new ArrayList<>();
    tell(
        version -> {
          if (days.hold(version.arrivedAt())) {
            arrivals.add(new Arrival(version.arrivedAt(), Line.of(version)));
          }
        });
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private List<Days> runsOfDays() {
    long firstDay = calendar.firstDay().minusDays(1).toEpochDay();
    int[] lines = linesPerDay(firstDay);
    List<Days> runs = new ArrayList<>();
    int start = 0;
    long held = 0;
    for (int day = 0; day < lines.length; day++) {
      if (held > 0 && held + lines[day] > mostLinesHeld) {
        runs.add(new Days(firstDay + start, firstDay + day - 1));
        start = day;
        held = 0;
      }
      held += lines[day];
    }
    runs.add(new Days(firstDay + start, firstDay + lines.length - 1));
    return runs;
  }

  private int[] linesPerDay(long firstDay) {
    int[] lines = new int[calendar.days() + 1];
    tell(
        version -> {
          long second = version.arrivedAt().getEpochSecond();
          lines[(int) (Math.floorDiv(second, SECONDS_PER_DAY) - firstDay)]++;
        });
    return lines;
  }

  private void tell(Consumer<Version> listener) {
    for (Person person : people) {
      new PersonLife(person, groups, calendar).versions().forEach(listener);
    }
  }
}
