package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.streams.fold.Goal.Step;

/** A person's goals, and the steps that wait. What is legal is counted at once. */
final class Goals {

  private final Months months;
  private final Map<String, Goal> goals = new TreeMap<>();
  private final List<Pending> pending = new ArrayList<>();

  Goals(Months months) {
    this.months = months;
  }

  void propose(Event event, GoalProposed proposed) {
    String id = event.getEntityId();
    Goal known = goals.get(id);
    if (known != null) {
      pending.add(Pending.illegal(event, id, known.state() + "->proposed"));
      return;
    }
    goals.put(id, new Goal(event, proposed));
    months.of(event).goalProposed(proposed.getOriginator());
  }

  void decide(Event event, GoalDecided decided) {
    String wish = decided.getDecision().toString();
    step(event, event.getEntityId(), wish, goal -> goal.decide(event, decided));
  }

  void rate(Event event, GoalRated rated) {
    step(event, rated.getGoalId(), "rated", goal -> goal.rate(event, rated));
  }

  void revise(Event event, GoalRevised revised) {
    String id = event.getEntityId();
    if (step(event, id, "revised", goal -> goal.revise(event, revised)) == Step.LEGAL) {
      tally(event).planChanged(revised.getRevisedBy());
    }
  }

  void change(Event event, GoalStatusChanged change) {
    String id = event.getEntityId();
    Goal before = goals.get(id);
    boolean started = before != null && before.wasEverActive();
    String wish = change.getTo().toString();
    if (step(event, id, wish, goal -> goal.change(event, change)) != Step.LEGAL) {
      return;
    }
    Goal goal = legal(id);
    if (goal.state() == GoalState.ACTIVE && !started) {
      tally(event).goalStarted(Answer.of(goal.isAgreed()));
    } else if (goal.state() == GoalState.CANCELLED) {
      tally(event).planChanged(change.getChangedBy());
    }
  }

  /** What waits, in fold order. */
  List<Pending> pending() {
    return List.copyOf(pending);
  }

  /** The goals as spells, by id; a goal that nobody proposed has nothing but what waits for it. */
  SortedMap<String, GoalSpell> spells() {
    SortedMap<String, GoalSpell> spells = new TreeMap<>();
    goals.forEach((id, goal) -> spells.put(id, goal.spell()));
    for (Pending waiting : pending) {
      GoalSpell spell = spells.computeIfAbsent(waiting.goalId(), id -> unknown());
      spell.setPending(spell.getPending() + 1);
      if (spell.getPendingSince() == null) {
        spell.setPendingSince(waiting.occurredOn());
      }
    }
    spells.forEach((id, spell) -> spell.setGoalId(id));
    return spells;
  }

  private static GoalSpell unknown() {
    GoalSpell spell = new GoalSpell();
    spell.setActive(List.of());
    spell.setPauses(List.of());
    spell.setRatings(List.of());
    spell.setTendedOn(List.of());
    return spell;
  }

  /** The goal of a step that was legal, so there is one. */
  private Goal legal(String id) {
    return Objects.requireNonNull(goals.get(id));
  }

  private Tally tally(Event event) {
    return months.of(new ProgramDay(legal(event.getEntityId()).programId(), event.getOccurredOn()));
  }

  private Step step(Event event, String goalId, String wish, Function<Goal, Step> step) {
    Goal goal = goals.get(goalId);
    if (goal == null) {
      pending.add(Pending.unknownGoal(event, goalId));
      return Step.ILLEGAL;
    }
    Step done = step.apply(goal);
    if (done == Step.ILLEGAL) {
      pending.add(Pending.illegal(event, goalId, goal.state() + "->" + wish));
    }
    return done;
  }
}
