package org.waymark.app.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.ClosingReason;

/**
 * From joining a program to leaving it.
 *
 * @param lastSeen the last day on which anything happens but the leaving itself
 * @param closed null while it goes on, or when nobody wrote the end down
 * @param reason null as {@code closed} is
 */
record Stay(
    DemoProgram program,
    LocalDate opened,
    LocalDate lastSeen,
    @Nullable LocalDate closed,
    @Nullable ClosingReason reason) {

  private static final Weighted<ClosingReason> REASONS =
      Weighted.of(ClosingReason.goals_met, 30)
          .or(ClosingReason.own_choice, 26)
          .or(ClosingReason.lost_contact, 22)
          .or(ClosingReason.moved, 13)
          .or(ClosingReason.other, 6)
          .or(ClosingReason.program_ended, 1.2)
          .or(ClosingReason.deceased, 0.4);

  private static final int SHORTEST_DAYS = 10;
  private static final double NEVER_CLOSED = 0.04;

  /** A stay from a day on, as long as chance will have it. */
  static Stay from(LocalDate opened, DemoProgram program, DemoCalendar calendar, Chance chance) {
    int days = SHORTEST_DAYS + (int) chance.waiting(program.usualStayDays());
    ClosingReason reason = chance.pick(REASONS);
    LocalDate end = opened.plusDays(days);
    boolean forgotten = chance.hit(NEVER_CLOSED);
    int silentDays = reason == ClosingReason.lost_contact ? chance.between(30, 75) : 0;
    if (end.isAfter(calendar.lastDay())) {
      return new Stay(program, opened, calendar.lastDay(), null, null);
    }
    return forgotten
        ? new Stay(program, opened, end, null, null)
        : new Stay(program, opened, end, end.plusDays(silentDays), reason);
  }

  /** Whether anything may happen on a day. */
  boolean covers(LocalDate day) {
    return !day.isBefore(opened) && !day.isAfter(lastSeen);
  }
}
