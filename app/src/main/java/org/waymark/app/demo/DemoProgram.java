package org.waymark.app.demo;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.schemas.setting.Program;

/**
 * The four programs, all made up. Harbor House leaves choices to people; Summit Peers directs them,
 * and from its thirteenth month on asks them more; Tejo writes little down and never a moment; Mesa
 * Warmline is small and on the telephone.
 */
enum DemoProgram {
  HARBOR(
      new Program("harbor", "Harbor House", "drop_in_center", "west", "America/Los_Angeles"),
      0.40,
      430,
      Map.ofEntries(
          entry(Habit.ASKS_PREFERENCE, 0.88),
          entry(Habit.HONOURS_PREFERENCE, 0.78),
          entry(Habit.INFORMS, 0.85),
          entry(Habit.OFFERS_OPTIONS, 0.82),
          entry(Habit.DECIDES_TOGETHER, 0.78),
          entry(Habit.SHARES_AGENDA, 0.78),
          entry(Habit.REQUIRES, 0.01),
          entry(Habit.ENCOURAGES, 0.12),
          entry(Habit.ADVISES_UNASKED, 0.12),
          entry(Habit.LIMITS, 0.004),
          entry(Habit.WAITS_FOR_GOALS, 0.72),
          entry(Habit.AGREES_FIRST, 0.94),
          entry(Habit.NOTES_MOMENTS, 0.45))),
  SUMMIT(
      new Program("summit", "Summit Peers", "crisis_follow_up", "north", "America/New_York"),
      0.30,
      320,
      Map.ofEntries(
          entry(Habit.ASKS_PREFERENCE, 0.34),
          entry(Habit.HONOURS_PREFERENCE, 0.42),
          entry(Habit.INFORMS, 0.55),
          entry(Habit.OFFERS_OPTIONS, 0.42),
          entry(Habit.DECIDES_TOGETHER, 0.40),
          entry(Habit.SHARES_AGENDA, 0.42),
          entry(Habit.REQUIRES, 0.28),
          entry(Habit.ENCOURAGES, 0.34),
          entry(Habit.GROUPS, 0.40),
          entry(Habit.ADVISES_UNASKED, 0.36),
          entry(Habit.LIMITS, 0.022),
          entry(Habit.WAITS_FOR_GOALS, 0.34),
          entry(Habit.AGREES_FIRST, 0.62),
          entry(Habit.DOES_FOR, 0.36),
          entry(Habit.NOTES_MOMENTS, 0.22))),
  TEJO(
      new Program("tejo", "Tejo", "community_center", "coast", "Europe/Lisbon"),
      0.22,
      380,
      Map.ofEntries(
          entry(Habit.GROUPS, 0.75),
          entry(Habit.BY_PHONE, 0.10),
          entry(Habit.RECORDS_DETAIL, 0.25),
          entry(Habit.NOTES_MOMENTS, 0.0),
          entry(Habit.CHECKS, 0.40),
          entry(Habit.MEASURES, 0.0))),
  MESA(
      new Program("mesa", "Mesa Warmline", "warmline", "south", "America/Phoenix"),
      0.08,
      300,
      Map.ofEntries(
          entry(Habit.BY_PHONE, 0.92),
          entry(Habit.GROUPS, 0.15),
          entry(Habit.SHARES_AGENDA, 0.82),
          entry(Habit.REQUIRES, 0.0),
          entry(Habit.TELLS_STORIES, 0.50),
          entry(Habit.LIMITS, 0.003),
          entry(Habit.CHECKS, 0.55),
          entry(Habit.MEASURES, 0.30)));

  private static final int SUMMIT_CHANGES_IN_MONTH = 12;

  private static final Map<Habit, Double> CHANGED_SUMMIT =
      Map.of(
          Habit.ASKS_PREFERENCE, 0.80,
          Habit.HONOURS_PREFERENCE, 0.72,
          Habit.OFFERS_OPTIONS, 0.62,
          Habit.DECIDES_TOGETHER, 0.58,
          Habit.REQUIRES, 0.16);

  /** Never changed, and only copies of it are given away. */
  @SuppressWarnings("Immutable")
  private final Program program;

  private final double shareOfPeople;
  private final int usualStayDays;

  /** Never changed. */
  @SuppressWarnings("Immutable")
  private final Map<Habit, Double> habits;

  DemoProgram(Program program, double shareOfPeople, int usualStayDays, Map<Habit, Double> habits) {
    this.program = program;
    this.shareOfPeople = shareOfPeople;
    this.usualStayDays = usualStayDays;
    this.habits = new EnumMap<>(habits);
  }

  /** In the order of their size. */
  static List<Program> settings() {
    return Stream.of(values()).map(each -> Program.newBuilder(each.program).build()).toList();
  }

  /** The program in which a share of all people, from 0 to 1, ends. */
  static DemoProgram at(double share) {
    double upTo = 0;
    for (DemoProgram program : values()) {
      upTo += program.shareOfPeople;
      if (share < upTo) {
        return program;
      }
    }
    return MESA;
  }

  String id() {
    return program.getProgramId();
  }

  ZoneId zone() {
    return ZoneId.of(program.getZone());
  }

  /** The mean length of a stay. */
  int usualStayDays() {
    return usualStayDays;
  }

  /**
   * How often it does something.
   *
   * @param month months since the first one of the log
   */
  double share(Habit habit, int month) {
    double before = habits.getOrDefault(habit, habit.usual());
    boolean changed = this == SUMMIT && month >= SUMMIT_CHANGES_IN_MONTH;
    return changed ? CHANGED_SUMMIT.getOrDefault(habit, before) : before;
  }
}
