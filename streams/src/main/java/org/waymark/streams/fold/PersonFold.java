package org.waymark.streams.fold;

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
 * One person's live events, folded in fold order into what is published: a pure function of the
 * live set. An event is applied once; what it means alone is counted at once, what depends on
 * others when the result is asked for. An event that comes in order is applied to what is there;
 * any other makes the person fold again from the register, by the same steps.
 */
public final class PersonFold {

  /** What came of one more version. */
  public enum Taken {
    /** It was there before: nothing changes. */
    REPEATED,
    /** It is an event of its own, after all others in fold order: it was applied. */
    IN_ORDER,
    /** It is late, or corrects or retracts another: the person is to be folded again. */
    OUT_OF_ORDER
  }

  private final Months months = new Months();
  private final Sessions sessions = new Sessions();
  private final Goals goals = new Goals(months);
  private final Episodes episodes = new Episodes();
  private final Map<ConsentScope, ConsentState> consents = new EnumMap<>(ConsentScope.class);
  private final Known known;
  private @Nullable Event last;

  private PersonFold(Known known) {
    this.known = known;
  }

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

  /** Folds a person from all versions of the events. */
  public static PersonFold of(Register register) {
    PersonFold fold = new PersonFold(register.known().copy());
    register.live().forEach(fold::apply);
    return fold;
  }

  /**
   * Takes one more version in, if it comes in order. After one that does not, this fold is of no
   * more use.
   *
   * @param fingerprint 16 hex digits
   */
  public Taken take(String fingerprint, Event event) {
    if (known.hasVersion(fingerprint)) {
      return Taken.REPEATED;
    }
    if (known.mayHaveEvent(event.getEventId()) || !isNext(event)) {
      return Taken.OUT_OF_ORDER;
    }
    known.add(fingerprint, event.getEventId());
    apply(event);
    return Taken.IN_ORDER;
  }

  private boolean isNext(Event event) {
    return !Register.isRetraction(event)
        && (last == null || Register.FOLD_ORDER.compare(last, event) < 0);
  }

  /** How many versions it was made of. */
  public int versions() {
    return known.versions();
  }

  /** What the events so far come to; more may be taken in afterwards. */
  public Folded result() {
    Months counted = months.copy();
    sessions.count(counted);
    return new Folded(
        counted.counts(),
        goals.spells(),
        episodes.spells(sessions.attended()),
        goals.pending(),
        Map.copyOf(consents));
  }

  private void apply(Event event) {
    last = event;
    SpecificRecord data = (SpecificRecord) event.getData();
    if (data instanceof SessionRecorded session) {
      sessions.session(event, session);
    } else if (data instanceof ScoreRecorded score) {
      sessions.score(event, score);
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
