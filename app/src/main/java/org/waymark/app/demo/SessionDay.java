package org.waymark.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.waymark.app.demo.Groups.Meeting;
import org.waymark.schemas.event.Advice;
import org.waymark.schemas.event.Delivery;
import org.waymark.schemas.event.ParticipationBasis;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.ServiceCode;
import org.waymark.schemas.event.SessionFormat;
import org.waymark.schemas.event.SessionOutcome;
import org.waymark.schemas.event.SessionRecorded;
import org.waymark.schemas.event.SpecialistStory;

/** A session that was agreed on, whether or not it came about, and what came of it. */
final class SessionDay {

  private static final Weighted<Delivery> NOT_BY_PHONE =
      Weighted.of(Delivery.in_person, 82).or(Delivery.video, 14).or(Delivery.text, 4);

  private final Scene scene;
  private final Choices choices;
  private final Scores scores;
  private final Tasks tasks;
  private final Moments moments;
  private final Limits limits;

  SessionDay(Scene scene) {
    this.scene = scene;
    this.choices = new Choices(scene);
    this.scores = new Scores(scene);
    this.tasks = new Tasks(scene);
    this.moments = new Moments(scene);
    this.limits = new Limits(scene);
  }

  /** A session of two. */
  void individual(LocalDate day) {
    LocalDateTime at = scene.openingHours(day);
    SessionOutcome outcome = scene.chance().pick(outcomes(day));
    SessionRecorded.Builder session =
        SessionRecorded.newBuilder()
            .setFormat(SessionFormat.individual)
            .setDelivery(delivery(day))
            .setServiceCode(serviceCode(ServiceCode.H0038));
    tell(scene.nextId("session"), cancelledAhead(outcome, at), session.setOutcome(outcome));
  }

  /** A session of a group. */
  void group(Meeting meeting) {
    SessionRecorded.Builder session =
        SessionRecorded.newBuilder()
            .setFormat(SessionFormat.group)
            .setDelivery(Delivery.in_person)
            .setServiceCode(serviceCode(ServiceCode.H0025))
            .setGroupSize(meeting.size());
    LocalDateTime at = cancelledAhead(meeting.outcome(), meeting.at());
    tell(meeting.sessionId(), at, session.setOutcome(meeting.outcome()));
  }

  private void tell(String sessionId, LocalDateTime at, SessionRecorded.Builder session) {
    LocalDate day = at.toLocalDate();
    session.setParticipationBasis(basis(day)).setInitiatedBy(initiator(day));
    boolean attended = session.getOutcome() == SessionOutcome.attended;
    if (attended) {
      course(session, day);
    }
    scene.tell(sessionId, at, session.build());
    if (attended) {
      scores.check(sessionId, at.plusMinutes(75));
      choices.tell(at.plusMinutes(10));
      tasks.tell(at.plusMinutes(20));
      moments.tell(at.plusMinutes(30));
      limits.tell(at.plusMinutes(40));
    }
  }

  private void course(SessionRecorded.Builder session, LocalDate day) {
    boolean group = session.getFormat() == SessionFormat.group;
    int minutes = group ? scene.chance().any(60, 75, 90) : 5 * scene.chance().between(3, 14);
    session.setDurationMin(scene.detail(day, minutes));
    session.setAgendaLedBy(scene.byHabit(Habit.SHARES_AGENDA, day));
    session.setAdvice(scene.detail(day, advice(day)));
    session.setSpecialistStory(scene.detail(day, story(day)));
  }

  private Weighted<SessionOutcome> outcomes(LocalDate day) {
    double missed = 16 - 9 * scene.trust(day) + (scene.person().isInSetback(day) ? 9 : 0);
    return Weighted.of(SessionOutcome.attended, 80)
        .or(SessionOutcome.no_show, missed)
        .or(SessionOutcome.cancelled_by_participant, 7)
        .or(SessionOutcome.cancelled_by_program, 3);
  }

  private Delivery delivery(LocalDate day) {
    return scene.does(Habit.BY_PHONE, day) ? Delivery.phone : scene.chance().pick(NOT_BY_PHONE);
  }

  /** A session cancelled ahead of its time occurred when it was cancelled. */
  private LocalDateTime cancelledAhead(SessionOutcome outcome, LocalDateTime at) {
    boolean held = outcome == SessionOutcome.attended || outcome == SessionOutcome.no_show;
    return held ? at : at.minusMinutes(scene.chance().between(30, 600));
  }

  private ParticipationBasis basis(LocalDate day) {
    double required = scene.share(Habit.REQUIRES, day);
    double encouraged = scene.share(Habit.ENCOURAGES, day);
    return scene
        .chance()
        .pick(
            Weighted.of(ParticipationBasis.voluntary, 1 - required - encouraged)
                .or(ParticipationBasis.encouraged, encouraged)
                .or(ParticipationBasis.required, required)
                .or(ParticipationBasis.unknown, 0.03));
  }

  private Role initiator(LocalDate day) {
    double initiative = scene.initiative(day);
    return scene
        .chance()
        .pick(
            Weighted.of(Role.joint, 0.25)
                .or(Role.participant, 0.75 * initiative)
                .or(Role.peer_specialist, 0.55 * (1 - initiative))
                .or(Role.program, 0.35 * (1 - initiative))
                .or(Role.unknown, 0.03));
  }

  private Advice advice(LocalDate day) {
    if (scene.does(Habit.ADVISES_UNASKED, day)) {
      return Advice.unasked;
    }
    return scene.chance().hit(0.35) ? Advice.asked_for : Advice.none;
  }

  private SpecialistStory story(LocalDate day) {
    if (!scene.does(Habit.TELLS_STORIES, day)) {
      return SpecialistStory.none;
    }
    boolean helped = scene.chance().hit(0.45 + 0.45 * scene.trust(day));
    return helped ? SpecialistStory.helped : SpecialistStory.took_over;
  }

  /** Only where there is such a thing as a service code. */
  private @Nullable ServiceCode serviceCode(ServiceCode code) {
    return scene.stay().program() == DemoProgram.TEJO ? null : code;
  }
}
