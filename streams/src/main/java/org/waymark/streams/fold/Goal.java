package org.waymark.streams.fold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.schemas.event.Decision;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.event.Rater;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.fact.GoalSpell;

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

  private final GoalSpell spell = new GoalSpell();
  private final Intervals active = new Intervals();
  private final Intervals pauses = new Intervals();
  private final List<String> ratings = new ArrayList<>();
  private final List<String> tendedOn = new ArrayList<>();
  private GoalState state;
  private boolean agreed;

  /** A goal whose originator is the person, alone or jointly, is agreed to by that. */
  Goal(Event event, GoalProposed proposed) {
    agreed = isThePerson(proposed.getOriginator());
    state = agreed ? GoalState.ACCEPTED : GoalState.PROPOSED;
    spell.setProgramId(event.getProgramId());
    spell.setOriginator(proposed.getOriginator());
    spell.setLifeArea(proposed.getLifeArea());
    spell.setImportance(proposed.getImportance());
    spell.setBaselineLevel(proposed.getBaselineLevel());
    spell.setProposedOn(event.getOccurredOn());
  }

  /** The program that the goal belongs to, whatever program later events name. */
  String programId() {
    return spell.getProgramId();
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
    return spell.getFirstActiveOn() != null;
  }

  /** A decision by anyone moves a proposed goal; only the person's own sets the agreement. */
  Step decide(Event event, GoalDecided decided) {
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
    if (state == GoalState.REJECTED) {
      end(event, decided.getDecidedBy());
    }
    if (isThePerson(decided.getDecidedBy())) {
      agreed = agrees;
    }
    tendedOn.add(day(event).toString());
    return Step.LEGAL;
  }

  Step change(Event event, GoalStatusChanged change) {
    GoalState wished = GoalState.of(change.getTo());
    if (state == wished) {
      return Step.NOTHING_NEW;
    }
    if (!state.allows(wished)) {
      return Step.ILLEGAL;
    }
    state = wished;
    active.end(day(event));
    pauses.end(day(event));
    switch (wished) {
      case ACTIVE -> activate(event);
      case ON_HOLD -> pauses.begin(day(event));
      default -> {
        end(event, change.getChangedBy());
        spell.setEndReason(change.getReason());
      }
    }
    return Step.LEGAL;
  }

  Step revise(Event event, GoalRevised revised) {
    if (!state.isOpen()) {
      return Step.ILLEGAL;
    }
    if (revised.getImportance() != null) {
      spell.setImportance(revised.getImportance());
    }
    if (revised.getLifeArea() != null) {
      spell.setLifeArea(revised.getLifeArea());
    }
    tendedOn.add(day(event).toString());
    return Step.LEGAL;
  }

  Step rate(Event event, GoalRated rated) {
    if (!state.isRatable()) {
      return Step.ILLEGAL;
    }
    String rater = rated.getRater().toString();
    if (spell.get(rater + "_first_level") == null) {
      setRating(rater + "_first", rated, event);
    }
    setRating(rater + "_last", rated, event);
    ratings.add(day(event) + " " + rater + " " + rated.getLevel());
    if (rated.getRater() == Rater.participant || rated.getRater() == Rater.joint) {
      tendedOn.add(day(event).toString());
    }
    return Step.LEGAL;
  }

  /** The goal as a spell, as of the last step, without its keys. */
  GoalSpell spell() {
    GoalSpell now = Spells.copy(spell, new GoalSpell());
    now.setState(state.toString());
    now.setAgreed(agreed);
    now.setActive(active.written());
    now.setPauses(pauses.written());
    now.setRatings(List.copyOf(ratings));
    now.setTendedOn(List.copyOf(tendedOn));
    return now;
  }

  static boolean isThePerson(Role role) {
    return role == Role.participant || role == Role.joint;
  }

  private void activate(Event event) {
    if (!wasEverActive()) {
      spell.setFirstActiveOn(event.getOccurredOn());
      spell.setAgreedWhenStarted(agreed);
    }
    spell.setEndedOn(null);
    spell.setEndedAs(null);
    spell.setEndedBy(null);
    spell.setEndReason(null);
    active.begin(day(event));
  }

  private void end(Event event, Role by) {
    spell.setEndedOn(event.getOccurredOn());
    spell.setEndedAs(state.toString());
    spell.setEndedBy(by);
  }

  private void setRating(String which, GoalRated rated, Event event) {
    spell.put(which + "_level", rated.getLevel());
    spell.put(which + "_on", event.getOccurredOn());
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofEpochDay(event.getOccurredOn());
  }
}
