package org.waymark.streams.fold;

import static org.waymark.schemas.fact.Columns.OF_PERSON;

import java.util.Map;
import org.waymark.schemas.event.Advice;
import org.waymark.schemas.event.ChoiceRecorded;
import org.waymark.schemas.event.ChoiceTopic;
import org.waymark.schemas.event.ClosingReason;
import org.waymark.schemas.event.EpisodeClosed;
import org.waymark.schemas.event.Honoured;
import org.waymark.schemas.event.LimitChanged;
import org.waymark.schemas.event.LimitState;
import org.waymark.schemas.event.MomentNoted;
import org.waymark.schemas.event.ParticipationBasis;
import org.waymark.schemas.event.Preference;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.SessionFormat;
import org.waymark.schemas.event.SessionRecorded;
import org.waymark.schemas.event.SpecialistStory;
import org.waymark.schemas.event.TaskDone;
import org.waymark.schemas.event.TaskKind;
import org.waymark.schemas.event.TaskRecorded;
import org.waymark.schemas.fact.Counts;

/**
 * What one person's events of one month in one program count to. Each method holds the definitions
 * of the indicators that its event feeds; what depends on the person's being active is decided by
 * {@link #counts}, when the whole month is known.
 */
final class Tally {

  /** The questions of the session check, by the indicator that counts their answers. */
  private static final Map<String, Ratio> SESSION_CHECK =
      Map.of(
          "hope", Ratio.of("E11"),
          "no_pressure", Ratio.of("S5"),
          "heard", Ratio.of("F3"),
          "my_pace", Ratio.of("F9"),
          "my_choice", Ratio.of("F10"));

  /** From here an answer of 0 to 10 counts as a yes. */
  private static final double HIGH_ANSWER = 9;

  private static final Ratio E1 = Ratio.of("E1");
  private static final Ratio E2 = Ratio.of("E2");
  private static final Ratio E3 = Ratio.of("E3");
  private static final Ratio E4 = Ratio.of("E4");
  private static final Ratio E7 = Ratio.of("E7");
  private static final Ratio E8 = Ratio.of("E8");
  private static final Ratio E9 = Ratio.of("E9");
  private static final Ratio E12 = Ratio.of("E12");
  private static final Ratio S1 = Ratio.of("S1");
  private static final Ratio S2 = Ratio.of("S2");
  private static final Ratio S3 = Ratio.of("S3");
  private static final Ratio S4 = Ratio.of("S4");
  private static final Ratio S8 = Ratio.of("S8");
  private static final Ratio S10 = Ratio.of("S10");
  private static final Ratio F1 = Ratio.of("F1");
  private static final Ratio F2 = Ratio.of("F2");
  private static final Ratio F4 = Ratio.of("F4");
  private static final Ratio F5 = Ratio.of("F5");
  private static final Ratio F6 = Ratio.of("F6");
  private static final Ratio F7 = Ratio.of("F7");
  private static final Ratio F8 = Ratio.of("F8");
  private static final Ratio O6 = Ratio.of("O6");

  private static final int ATTENDED = OF_PERSON.position("attended");
  private static final int MINUTES = OF_PERSON.position("minutes");
  private static final int NO_SHOW = OF_PERSON.position("no_show");
  private static final int GAVE_BACK = OF_PERSON.position("gave_back");
  private static final int E1_PARTICIPANT = OF_PERSON.position("e1_participant");
  private static final int E4_BY = OF_PERSON.position("e4_by");
  private static final int E4_WITH = OF_PERSON.position("e4_with");
  private static final int E4_FOR = OF_PERSON.position("e4_for");
  private static final int S1_JOINT = OF_PERSON.position("s1_joint");
  private static final int S3_PENDING = OF_PERSON.position("s3_pending");
  private static final int S4_VOLUNTARY = OF_PERSON.position("s4_voluntary");
  private static final int S4_ENCOURAGED = OF_PERSON.position("s4_encouraged");
  private static final int S4_REQUIRED = OF_PERSON.position("s4_required");
  private static final int S8_DISCUSSED = OF_PERSON.position("s8_discussed");

  private final Counts counts;
  private boolean started;
  private boolean spokeUp;
  private boolean sawVictory;
  private boolean hadStrengthNamed;
  private boolean gaveBack;

  Tally() {
    counts = Counts.zero(OF_PERSON);
  }

  private Tally(Tally other) {
    counts = other.counts.copy();
    started = other.started;
    spokeUp = other.spokeUp;
    sawVictory = other.sawVictory;
    hadStrengthNamed = other.hadStrengthNamed;
    gaveBack = other.gaveBack;
  }

  /** A choice: who decided, how well informed, and whether a stated preference was honoured. */
  void choice(ChoiceRecorded choice) {
    E1.count(counts, Answer.byThePerson(choice.getDecidedBy()));
    if (choice.getDecidedBy() == Role.participant) {
      counts.add(E1_PARTICIPANT, 1);
    }
    E2.count(counts, informed(choice));
    if (choice.getPreference() == Preference.stated) {
      preference(choice);
    }
    started |= choice.getInitiatedBy() == Role.participant;
  }

  private void preference(ChoiceRecorded choice) {
    if (choice.getHonoured() == Honoured.pending) {
      counts.add(S3_PENDING, 1);
      return;
    }
    Answer honoured =
        choice.getHonoured() == null
            ? Answer.UNKNOWN
            : Answer.of(choice.getHonoured() == Honoured.full);
    S3.count(counts, honoured);
    if (choice.getTopic() == ChoiceTopic.format) {
      F1.count(counts, honoured);
    }
  }

  private static Answer informed(ChoiceRecorded choice) {
    Integer options = choice.getOptionsOffered();
    Boolean information = choice.getInformationGiven();
    return options == null || information == null
        ? Answer.UNKNOWN
        : Answer.of(options >= 2 && information);
  }

  /** A session: what happened in it counts only if the person was there. */
  void session(SessionRecorded session, Answer feedback) {
    switch (session.getOutcome()) {
      case attended -> attended(session, feedback);
      case no_show -> counts.add(NO_SHOW, 1);
      case cancelled_by_participant, cancelled_by_program -> {
        // Neither contact nor a failure of anybody: counted nowhere.
      }
    }
  }

  private void attended(SessionRecorded session, Answer feedback) {
    counts.add(ATTENDED, 1);
    Integer minutes = session.getDurationMin();
    counts.add(MINUTES, minutes == null ? 0 : minutes);
    counts.add(F4.numerator(), 1);
    counts.add(S8.denominator(), 1);
    basis(session.getParticipationBasis());
    F2.count(counts, Answer.byThePerson(session.getAgendaLedBy()));
    F5.count(counts, Answer.of(session.getFormat() == SessionFormat.individual));
    F6.count(counts, feedback);
    Advice advice = session.getAdvice();
    F7.count(counts, advice == null ? Answer.UNKNOWN : Answer.of(advice == Advice.unasked));
    SpecialistStory story = session.getSpecialistStory();
    if (story != SpecialistStory.none) {
      F8.count(counts, story == null ? Answer.UNKNOWN : Answer.of(story == SpecialistStory.helped));
    }
    started |= session.getInitiatedBy() == Role.participant;
  }

  private void basis(ParticipationBasis basis) {
    switch (basis) {
      case voluntary -> counts.add(S4_VOLUNTARY, 1);
      case encouraged -> counts.add(S4_ENCOURAGED, 1);
      case required -> counts.add(S4_REQUIRED, 1);
      case unknown -> {
        S4.count(counts, Answer.UNKNOWN);
        return;
      }
    }
    S4.count(counts, Answer.of(basis != ParticipationBasis.required));
  }

  /** A person's own answer to a question of the session check. */
  void sessionCheck(String question, double answer) {
    Ratio ratio = SESSION_CHECK.get(question);
    if (ratio != null) {
      ratio.count(counts, Answer.of(answer >= HIGH_ANSWER));
    }
  }

  /** A task: by whom it was done, and whether by it the person gave back. */
  void task(TaskRecorded task) {
    E4.count(counts, Answer.of(task.getDone() != TaskDone.for_participant));
    counts.add(
        switch (task.getDone()) {
          case by_participant -> E4_BY;
          case with_participant -> E4_WITH;
          case for_participant -> E4_FOR;
        },
        1);
    gaveBack |=
        task.getKind() == TaskKind.helping_others && task.getDone() == TaskDone.by_participant;
  }

  /** A moment; only a victory depends on who noted it. */
  void moment(MomentNoted moment) {
    switch (moment.getKind()) {
      case self_advocacy -> spokeUp = true;
      case victory -> sawVictory |= Goal.isThePerson(moment.getNotedBy());
      case strength -> hadStrengthNamed = true;
      case contribution -> gaveBack = true;
      case detour -> {
        // Part of the way back, which the spells follow: no count of the month.
      }
    }
  }

  /** An ending; death and the program's own end are nobody's decision about support. */
  void episodeClosed(EpisodeClosed closed) {
    if (closed.getReason() != ClosingReason.deceased
        && closed.getReason() != ClosingReason.program_ended) {
      O6.count(counts, Answer.byThePerson(closed.getDecidedBy()));
    }
  }

  /** A limit: counted when placed, by ground. */
  void limit(LimitChanged limit) {
    if (limit.getState() != LimitState.placed) {
      return;
    }
    counts.add(S8.numerator(), 1);
    counts.add(OF_PERSON.position("s8_" + limit.getGround()), 1);
    if (Boolean.TRUE.equals(limit.getDiscussedWithPerson())) {
      counts.add(S8_DISCUSSED, 1);
    }
  }

  /** A goal came up. */
  void goalProposed(Role originator) {
    S1.count(counts, Answer.byThePersonAlone(originator));
    if (originator == Role.joint) {
      counts.add(S1_JOINT, 1);
    }
  }

  /** Work on a goal began for the first time; without a recorded yes it is not agreed. */
  void goalStarted(Answer agreed) {
    S2.count(counts, agreed);
  }

  /** A goal was revised, or ended before it was reached. */
  void planChanged(Role author) {
    S10.count(counts, Answer.byThePerson(author));
  }

  /** As it is now, to count on. */
  Tally copy() {
    return new Tally(this);
  }

  /** The counts of the whole month so far. */
  Counts counts() {
    Counts whole = counts.copy();
    whole.set(GAVE_BACK, gaveBack ? 1 : 0);
    if (whole.get(ATTENDED) > 0) {
      whole.set(F4.denominator(), 1);
      E3.count(whole, Answer.of(started));
      E7.count(whole, Answer.of(spokeUp));
      E8.count(whole, Answer.of(sawVictory));
      E9.count(whole, Answer.of(hadStrengthNamed));
      E12.count(whole, Answer.of(gaveBack));
    }
    return whole;
  }
}
