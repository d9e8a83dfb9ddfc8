package org.waymark.app.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.schemas.setting.Program;

/**
 * A log of people who do not exist, in four programs that do not exist. The same arguments make the
 * same bytes, and one person's history does not depend on the others, but for the size of the
 * groups they sit in.
 */
public final class DemoLog {

  /** About 150 MB; what is more waits on the disk. */
  private static final long MOST_LINES_HELD = 250_000;

  private final int people;
  private final long seed;
  private final DemoCalendar calendar;

  /**
   * A log yet to be written.
   *
   * @param people how many, 1 or more
   * @param months how many, 1 or more; the month of the last day is the last of them
   * @param seed another seed makes other people
   * @param lastDay nothing is recorded after it (UTC)
   * @throws IllegalArgumentException when there are no people or no months
   */
  public DemoLog(int people, int months, long seed, LocalDate lastDay) {
    if (people < 1 || months < 1) {
      throw new IllegalArgumentException("a made-up log needs a person and a month at least");
    }
    this.people = people;
    this.seed = seed;
    this.calendar = DemoCalendar.of(months, lastDay);
  }

  /** The settings of the four programs, in the order of their size. */
  public List<Program> programs() {
    return DemoProgram.settings();
  }

  /**
   * Writes the events as JSON lines, in the order of {@code recorded_at} but for lines that are
   * sent again. Flushes the stream and leaves it open.
   *
   * @return how many lines
   */
  public long writeTo(OutputStream out) throws IOException {
    return writeTo(out, MOST_LINES_HELD);
  }

  /** The same bytes, whatever the number of lines that it may hold at a time. */
  long writeTo(OutputStream out, long mostLinesHeld) throws IOException {
    return new Feed(drawPeople(), calendar, mostLinesHeld).writeTo(new BufferedOutputStream(out));
  }

  private List<Person> drawPeople() {
    return IntStream.range(0, people)
        .mapToObj(index -> Person.draw(index, seed, calendar))
        .toList();
  }
}
