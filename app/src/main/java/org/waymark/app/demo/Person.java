package org.waymark.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.schemas.event.ClosingReason;

/**
 * Somebody who does not exist: who they are and where they stay when. What happens there is {@link
 * PersonLife}'s.
 *
 * @param seed of the log and the person: names every stream of chance of theirs
 * @param key the pseudonym
 * @param setbacks the days on which a hard time begins
 */
record Person(
    int index, long seed, String key, Traits traits, List<Stay> stays, List<LocalDate> setbacks) {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "234567";
  private static final int KEY_LENGTH = 26;

  private static final double GOLDEN = 0.6180339887498949;

  /** From here the golden sequence meets all four programs within four people. */
  private static final int GOLDEN_START = 8;

  private static final double THERE_AT_THE_START = 0.25;
  private static final double COMES_BACK = 0.15;
  private static final double IN_TWO_PROGRAMS = 0.04;
  private static final double SETBACK_EVERY_DAYS = 260;
  private static final int SETBACK_DAYS = 45;

  /** Draws a person, who depends on the seed and the index and on nobody else. */
  static Person draw(int index, long logSeed, DemoCalendar calendar) {
    long seed = logSeed * 0x9E3779B97F4A7C15L + index;
    Chance chance = Chance.of(seed, Stream.PERSON.number);
    String key = key(chance);
    Traits traits = Traits.draw(chance);
    List<Stay> stays = stays(programOf(index), calendar, chance);
    return new Person(index, seed, key, traits, stays, setbacks(stays, chance));
  }

  /** The program somebody joins first; spreads evenly, so that few people fill all four, too. */
  static DemoProgram programOf(int index) {
    double turns = (index + GOLDEN_START) * GOLDEN;
    return DemoProgram.at(turns - Math.floor(turns));
  }

  /** A stream of chance of this person's own. */
  Chance chance(Stream stream, long number) {
    return Chance.of(seed, stream.number, number);
  }

  /** Whether a day lies in a hard time. */
  boolean isInSetback(LocalDate day) {
    return setbacks.stream()
        .anyMatch(start -> !day.isBefore(start) && day.isBefore(start.plusDays(SETBACK_DAYS)));
  }

  /** What the streams of chance of a person are for. */
  enum Stream {
    PERSON(1),
    LIFE(2),
    GROUP(3),
    RECORD(4);

    private final long number;

    Stream(long number) {
      this.number = number;
    }
  }

  /** Letters stand between the digits, so that a key is never like a date or a telephone number. */
  private static String key(Chance chance) {
    StringBuilder key = new StringBuilder(KEY_LENGTH);
    key.append(one(LETTERS, chance)).append(one(DIGITS, chance));
    key.append(one(LETTERS.substring(0, 19), chance)).append(one(DIGITS, chance));
    while (key.length() < KEY_LENGTH) {
      key.append(one(LETTERS + DIGITS, chance));
    }
    return key.toString();
  }

  private static char one(String of, Chance chance) {
    return of.charAt(chance.between(0, of.length() - 1));
  }

  private static List<Stay> stays(DemoProgram program, DemoCalendar calendar, Chance chance) {
    List<Stay> stays = new ArrayList<>();
    Stay first = Stay.from(joins(calendar, chance), program, calendar, chance);
    stays.add(first);
    LocalDate again = first.lastSeen().plusDays(chance.between(90, 240));
    if (mayReturn(first) && chance.hit(COMES_BACK) && again.isBefore(calendar.lastDay())) {
      stays.add(Stay.from(again, program, calendar, chance));
    }
    LocalDate elsewhere = first.opened().plusDays(chance.between(20, 180));
    if (chance.hit(IN_TWO_PROGRAMS) && elsewhere.isBefore(calendar.lastDay())) {
      stays.add(Stay.from(elsewhere, another(program, chance), calendar, chance));
    }
    return List.copyOf(stays);
  }

  private static LocalDate joins(DemoCalendar calendar, Chance chance) {
    int lastOffset = Math.max(0, calendar.days() - 20);
    int offset =
        chance.hit(THERE_AT_THE_START)
            ? chance.between(0, Math.min(40, lastOffset))
            : chance.between(0, lastOffset);
    return calendar.firstDay().plusDays(offset);
  }

  private static boolean mayReturn(Stay stay) {
    return stay.reason() == ClosingReason.own_choice
        || stay.reason() == ClosingReason.lost_contact
        || stay.reason() == ClosingReason.other;
  }

  private static DemoProgram another(DemoProgram program, Chance chance) {
    List<DemoProgram> others = new ArrayList<>(List.of(DemoProgram.values()));
    others.remove(program);
    return others.get(chance.between(0, others.size() - 1));
  }

  private static List<LocalDate> setbacks(List<Stay> stays, Chance chance) {
    List<LocalDate> setbacks = new ArrayList<>();
    LocalDate last = stays.stream().map(Stay::lastSeen).max(LocalDate::compareTo).orElseThrow();
    LocalDate day = stays.get(0).opened().plusDays(SETBACK_DAYS);
    day = day.plusDays((long) chance.waiting(SETBACK_EVERY_DAYS));
    while (!day.isAfter(last)) {
      setbacks.add(day);
      day = day.plusDays(2L * SETBACK_DAYS + (long) chance.waiting(SETBACK_EVERY_DAYS));
    }
    return List.copyOf(setbacks);
  }
}
