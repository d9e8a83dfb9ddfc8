package org.waymark.streams.fold;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.ConsentChanged;
import org.waymark.schemas.event.ConsentScope;
import org.waymark.schemas.event.ConsentState;
import org.waymark.schemas.event.EpisodeClosed;
import org.waymark.schemas.event.EpisodeOpened;
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
import org.waymark.schemas.fact.EpisodeSpell;
import org.waymark.schemas.fact.GoalSpell;
import org.waymark.schemas.fact.ProgramMonth;

/**
 * Folds one person's live events, in fold order, into what is published: a pure function of the
 * live set. An event is applied once; what it means alone is counted at once, what depends on
 * others at the end.
 */
public final class PersonFold {

  private final Months months = new Months();
  private final Sessions sessions = new Sessions();
  private final Goals goals = new Goals(months);
  private final Episodes episodes = new Episodes();
  private final Map<ConsentScope, ConsentState> consents = new EnumMap<>(ConsentScope.class);

  private PersonFold() {}

  /**
   * What a person's events come to. What may be published of it is {@link #ifReported}.
   *
   * @param months the counts by program and month
   * @param goals the goals by id, without the person's key
   * @param episodes the episodes, without the person's key
   * @param pending live events that take no effect yet, in fold order
   * @param consents the last word on every scope that was ever spoken of
   */
  public record Folded(
      SortedMap<ProgramMonth, Counts> months,
      SortedMap<String, GoalSpell> goals,
      List<EpisodeSpell> episodes,
      List<Pending> pending,
      Map<ConsentScope, ConsentState> consents) {

    /** Whether the person may be reported; nobody asked means yes, on the program's legal basis. */
    public boolean mayBeReported() {
      ConsentState state = consents.get(ConsentScope.program_reporting);
      return state == null || state == ConsentState.granted;
    }

    /** Without months and spells if the person does not consent to reporting. */
    public Folded ifReported() {
      return mayBeReported()
          ? this
          : new Folded(
              new TreeMap<>(ProgramMonth.ORDER), new TreeMap<>(), List.of(), pending, consents);
    }
  }

  /** Folds the live events of one person, which must be in fold order. */
  public static Folded fold(List<Event> live) {
    PersonFold fold = new PersonFold();
    live.forEach(fold::apply);
    return fold.result();
  }

  private Folded result() {
    sessions.count(months);
    return new Folded(
        months.counts(),
        goals.spells(),
        episodes.spells(sessions.attended()),
        goals.pending(),
        Map.copyOf(consents));
  }

  private void apply(Event event) {
    SpecificRecord data = (SpecificRecord) event.getData();
    if (data instanceof SessionRecorded) {
      sessions.session(event);
    } else if (data instanceof ScoreRecorded) {
      sessions.score(event);
    } else if (data instanceof ChoiceRecorded choice) {
      months.of(event).choice(choice);
      episodes.choice(event, choice);
    } else if (data instanceof TaskRecorded task) {
      months.of(event).task(task);
    } else if (data instanceof MomentNoted moment) {
      months.of(event).moment(moment);
    } else if (data instanceof LimitChanged limit) {
      months.of(event).limit(limit);
    } else if (data instanceof ConsentChanged consent) {
      consents.put(consent.getScope(), consent.getState());
    } else {
      applySpells(event, data);
    }
  }

  /** Episodes and goals; how a person is described is no count and no spell. */
  private void applySpells(Event event, SpecificRecord data) {
    if (data instanceof EpisodeOpened opened) {
      episodes.open(event, opened);
    } else if (data instanceof EpisodeClosed closed) {
      months.of(event).episodeClosed(closed);
      episodes.close(event, closed);
    } else if (data instanceof GoalProposed proposed) {
      goals.propose(event, proposed);
    } else if (data instanceof GoalDecided decided) {
      goals.decide(event, decided);
    } else if (data instanceof GoalRevised revised) {
      goals.revise(event, revised);
    } else if (data instanceof GoalStatusChanged change) {
      goals.change(event, change);
    } else if (data instanceof GoalRated rated) {
      goals.rate(event, rated);
    }
  }
}
