package org.waymark.streams.fold;

import org.waymark.schemas.event.Decision;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.event.Role;

/**
 * The life of one goal, step by step in fold order. An illegal step changes nothing; the caller
 * keeps it as pending.
 */
final class Goal {

  /** What came of a step. */
  enum Step {
    /** It took effect. */
    LEGAL,
    /** It wished for what is so already: counted nowhere, not pending. */
    NOTHING_NEW,
    /** It waits until a late event makes it legal. */
    ILLEGAL
  }

  private final String programId;
  private GoalState state;
  private boolean agreed;
  private boolean everActive;

  /** A goal whose originator is the person, alone or jointly, is agreed to by that. */
  Goal(String programId, GoalProposed proposed) {
    this.programId = programId;
    this.agreed = isThePerson(proposed.getOriginator());
    this.state = agreed ? GoalState.ACCEPTED : GoalState.PROPOSED;
  }

  /** The program that the goal belongs to, whatever program later events name. */
  String programId() {
    return programId;
  }

  GoalState state() {
    return state;
  }

  /** Whether the person has agreed, as of the last step. */
  boolean isAgreed() {
    return agreed;
  }

  /** Whether it was ever active, as of the last step. */
  boolean wasEverActive() {
    return everActive;
  }

  /** A decision by anyone moves a proposed goal; only the person's own sets the agreement. */
  Step decide(GoalDecided decided) {
    boolean agrees = decided.getDecision() == Decision.agree;
    if (state == GoalState.REJECTED && !agrees) {
      return Step.NOTHING_NEW;
    }
    if (!state.isOpen()) {
      return Step.ILLEGAL;
    }
    if (state == GoalState.PROPOSED) {
      state = agrees ? GoalState.ACCEPTED : GoalState.REJECTED;
    }
    if (isThePerson(decided.getDecidedBy())) {
      agreed = agrees;
    }
    return Step.LEGAL;
  }

  Step change(GoalStatusChanged change) {
    GoalState wished = GoalState.of(change.getTo());
    if (state == wished) {
      return Step.NOTHING_NEW;
    }
    if (!state.allows(wished)) {
      return Step.ILLEGAL;
    }
    state = wished;
    everActive |= wished == GoalState.ACTIVE;
    return Step.LEGAL;
  }

  Step revise() {
    return state.isOpen() ? Step.LEGAL : Step.ILLEGAL;
  }

  Step rate() {
    return state.isRatable() ? Step.LEGAL : Step.ILLEGAL;
  }

  static boolean isThePerson(Role role) {
    return role == Role.participant || role == Role.joint;
  }
}
