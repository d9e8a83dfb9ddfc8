package org.waymark.streams.fold;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.ConsentChanged;
import org.waymark.schemas.event.ConsentScope;
import org.waymark.schemas.event.ConsentState;
import org.waymark.schemas.event.EpisodeClosed;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.event.LimitChanged;
import org.waymark.schemas.event.MomentNoted;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.event.SessionRecorded;
import org.waymark.schemas.event.TaskRecorded;
import org.waymark.schemas.fact.Counts;
import org.waymark.schemas.fact.ProgramMonth;
import org.waymark.streams.fold.Goal.Step;

/**
 * Folds one person's live events, in fold order, into what is published: a pure function of the
 * live set. An event is applied once; what an event means alone is counted at once, what depends on
 * others at the end.
 */
public final class PersonFold {

  private final Months months = new Months();
  private final Sessions sessions = new Sessions();
  private final Map<String, Goal> goals = new TreeMap<>();
  private final Map<ConsentScope, ConsentState> consents = new EnumMap<>(ConsentScope.class);
  private final List<Pending> pending = new ArrayList<>();

  private PersonFold() {}

  /**
   * What a person's events come to.
   *
   * @param months the counts by program and month; none at all if the person does not consent to
   *     reporting
   * @param pending live events that take no effect yet, in fold order
   * @param goals the state of every goal that was proposed
   * @param consents the last word on every scope that was ever spoken of
   */
  public record Folded(
      SortedMap<ProgramMonth, Counts> months,
      List<Pending> pending,
      Map<String, GoalState> goals,
      Map<ConsentScope, ConsentState> consents) {}

  /** Folds the live events of one person, which must be in fold order. */
  public static Folded fold(List<Event> live) {
    PersonFold fold = new PersonFold();
    live.forEach(fold::apply);
    return fold.result();
  }

  private Folded result() {
    sessions.count(months);
    Map<String, GoalState> states = new TreeMap<>();
    goals.forEach((id, goal) -> states.put(id, goal.state()));
    return new Folded(
        mayBeReported() ? months.counts() : new TreeMap<>(ProgramMonth.ORDER),
        List.copyOf(pending),
        states,
        Map.copyOf(consents));
  }

  /** Nobody asked means included, on the legal basis that the program names. */
  private boolean mayBeReported() {
    ConsentState state = consents.get(ConsentScope.program_reporting);
    return state == null || state == ConsentState.granted;
  }

  private void apply(Event event) {
    SpecificRecord data = (SpecificRecord) event.getData();
    if (data instanceof SessionRecorded) {
      sessions.session(event);
    } else if (data instanceof ScoreRecorded) {
      sessions.score(event);
    } else if (data instanceof ChoiceRecorded choice) {
      months.of(event).choice(choice);
    } else if (data instanceof TaskRecorded task) {
      months.of(event).task(task);
    } else if (data instanceof MomentNoted moment) {
      months.of(event).moment(moment);
    } else if (data instanceof LimitChanged limit) {
      months.of(event).limit(limit);
    } else if (data instanceof EpisodeClosed closed) {
      months.of(event).episodeClosed(closed);
    } else if (data instanceof ConsentChanged consent) {
      consents.put(consent.getScope(), consent.getState());
    } else if (data instanceof GoalProposed proposed) {
      propose(event, proposed);
    } else if (data instanceof GoalRated rated) {
      rate(event, rated);
    } else {
      changeGoal(event, data);
    }
  }

  private void propose(Event event, GoalProposed proposed) {
    Goal known = goals.get(event.getEntityId());
    if (known != null) {
      pending.add(Pending.illegal(event.getEventId(), known.state(), "proposed"));
      return;
    }
    goals.put(event.getEntityId(), new Goal(event.getProgramId(), proposed));
    months.of(event).goalProposed(proposed.getOriginator());
  }

  private void rate(Event event, GoalRated rated) {
    Goal goal = knownGoal(event, rated.getGoalId());
    if (goal != null) {
      settle(event, goal, goal.rate(), "rated");
    }
  }

  /** The other events of goals; those of episodes and people that count nowhere end here too. */
  private void changeGoal(Event event, SpecificRecord data) {
    if (data instanceof GoalDecided decided) {
      Goal goal = knownGoal(event, event.getEntityId());
      if (goal != null) {
        settle(event, goal, goal.decide(decided), decided.getDecision());
      }
    } else if (data instanceof GoalRevised revised) {
      Goal goal = knownGoal(event, event.getEntityId());
      if (goal != null && settle(event, goal, goal.revise(), "revised") == Step.LEGAL) {
        months.of(goal.programId(), event).planChanged(revised.getRevisedBy());
      }
    } else if (data instanceof GoalStatusChanged change) {
      Goal goal = knownGoal(event, event.getEntityId());
      if (goal != null) {
        changeStatus(event, goal, change);
      }
    }
  }

  private void changeStatus(Event event, Goal goal, GoalStatusChanged change) {
    Answer agreed = Answer.of(goal.isAgreed());
    boolean first = !goal.wasEverActive();
    if (settle(event, goal, goal.change(change), change.getTo()) != Step.LEGAL) {
      return;
    }
    Tally tally = months.of(goal.programId(), event);
    if (goal.state() == GoalState.ACTIVE && first) {
      tally.goalStarted(agreed);
    } else if (goal.state() == GoalState.CANCELLED) {
      tally.planChanged(change.getChangedBy());
    }
  }

  private @Nullable Goal knownGoal(Event event, String goalId) {
    Goal goal = goals.get(goalId);
    if (goal == null) {
      pending.add(Pending.unknownGoal(event.getEventId()));
    }
    return goal;
  }

  private Step settle(Event event, Goal goal, Step step, Object wish) {
    if (step == Step.ILLEGAL) {
      pending.add(Pending.illegal(event.getEventId(), goal.state(), wish));
    }
    return step;
  }
}
