package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.reject.RejectReason;

/**
 * Checks native JSON lines against the schema of the events. A record is refused for one reason,
 * the first found in this order: {@code MALFORMED}, {@code UNKNOWN_TYPE}, {@code UNKNOWN_FIELD},
 * {@code MISSING_FIELD}, {@code BAD_VALUE}, {@code FUTURE_EVENT}, {@code IMPLAUSIBLE_TIME}, {@code
 * UNKNOWN_PROGRAM}; within a reason the schema's order of fields decides, the envelope before the
 * data, each field by itself before what fields say of each other.
 *
 * <p>Safe for use by several threads at once.
 */
public final class EventCheck {

  private static final List<BiFunction<Draft, EventCheck, @Nullable Refused>> STEPS =
      List.of(
          (draft, check) -> draft.checkType(),
          (draft, check) -> draft.checkNames(),
          (draft, check) -> draft.checkPresence(),
          (draft, check) -> draft.checkValues(),
          (draft, check) -> draft.place(check.programs),
          (draft, check) -> draft.checkConditions(),
          (draft, check) -> draft.checkTimes(check.clock),
          (draft, check) -> draft.checkProgram());

  private final EventRules rules = new EventRules();
  private final Programs programs;
  private final Clock clock;

  /**
   * A check for the events of some programs.
   *
   * @param programs whose events are taken, with their zones
   * @param clock against which an event may be recorded at most five minutes ahead
   */
  public EventCheck(Programs programs, Clock clock) {
    this.programs = programs;
    this.clock = clock;
  }

  /** Checks the bytes of one line, without its newline. */
  public Checked check(byte[] line) {
    return check(line, 0, line.length);
  }

  /** Checks the bytes of one line that stand in a buffer. */
  public Checked check(byte[] buffer, int offset, int length) {
    LaidEvent plain = PlainLine.read(rules, buffer, offset, length);
    if (plain != null) {
      return check(plain);
    }
    ObjectNode json = JsonLine.parse(buffer, offset, length);
    return json == null ? new Refused(RejectReason.MALFORMED, null) : check(json);
  }

  /** Checks an event that is no line yet. */
  public Checked check(ObjectNode json) {
    return check(LaidEvent.of(rules, json));
  }

  private Checked check(LaidEvent laid) {
    Draft draft = new Draft(laid);
    for (BiFunction<Draft, EventCheck, @Nullable Refused> step : STEPS) {
      Refused refused = step.apply(draft, this);
      if (refused != null) {
        return refused;
      }
    }
    return draft.accept();
  }
}
