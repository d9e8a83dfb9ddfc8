package org.waymark.streams.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.ConsentChanged;
import org.waymark.schemas.event.ConsentScope;
import org.waymark.schemas.event.ConsentState;
import org.waymark.schemas.event.Decision;
import org.waymark.schemas.event.Delivery;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.GoalDecided;
import org.waymark.schemas.event.GoalProposed;
import org.waymark.schemas.event.GoalRated;
import org.waymark.schemas.event.GoalRevised;
import org.waymark.schemas.event.GoalStatus;
import org.waymark.schemas.event.GoalStatusChanged;
import org.waymark.schemas.event.LifeArea;
import org.waymark.schemas.event.ParticipationBasis;
import org.waymark.schemas.event.Rater;
import org.waymark.schemas.event.RecorderRole;
import org.waymark.schemas.event.Respondent;
import org.waymark.schemas.event.Role;
import org.waymark.schemas.event.ScoreRecorded;
import org.waymark.schemas.event.SessionFormat;
import org.waymark.schemas.event.SessionOutcome;
import org.waymark.schemas.event.SessionRecorded;

/** The events of one person in a tiny vocabulary; each happens on its day, an id counts up. */
final class Given {

  private static final String PROGRAM = "harbor";

  private final Register register = new Register();
  private int ids;

  static Given person() {
    return new Given();
  }

  /** What the events come to. */
  PersonFold.Folded folded() {
    return PersonFold.of(register).result();
  }

  /** A count of the person's month in the program. */
  int count(String month, String column) {
    var counts =
        folded()
            .ifReported()
            .months()
            .get(
                new org.waymark.schemas.fact.ProgramMonth(PROGRAM, LocalDate.parse(month + "-01")));
    return counts == null
        ? 0
        : counts.get(org.waymark.schemas.fact.Columns.OF_PERSON.position(column));
  }

  /** The state of the goal. */
  String state() {
    return Objects.requireNonNull(folded().goals().get("goal")).getState();
  }

  /** The reasons of what is pending, in fold order. */
  List<String> pending() {
    return new ArrayList<>(folded().pending().stream().map(Pending::reason).toList());
  }

  Given attended(String day, String session) {
    return add(day, session, "session.recorded", session(SessionOutcome.attended, 30));
  }

  Given missed(String day, String session) {
    return add(day, session, "session.recorded", session(SessionOutcome.no_show, null));
  }

  Given heard(String day, double answer, String session) {
    return add(
        day,
        "score",
        "score.recorded",
        ScoreRecorded.newBuilder()
            .setInstrument("session_check")
            .setSubscale("heard")
            .setValue(answer)
            .setRespondent(Respondent.participant)
            .setSessionId(session)
            .build());
  }

  Given proposed(String day, Role originator) {
    return add(
        day,
        "goal",
        "goal.proposed",
        GoalProposed.newBuilder().setOriginator(originator).setLifeArea(LifeArea.home).build());
  }

  Given decided(String day, Decision decision, Role by) {
    return add(day, "goal", "goal.decided", new GoalDecided(decision, by));
  }

  Given changed(String day, GoalStatus to, Role by) {
    return add(day, "goal", "goal.status_changed", new GoalStatusChanged(to, by, null));
  }

  Given revised(String day, Role by) {
    return add(day, "goal", "goal.revised", new GoalRevised(by, List.of(), null, null, null));
  }

  Given rated(String day, int level) {
    return add(day, "rating", "goal.rated", new GoalRated("goal", level, Rater.participant));
  }

  Given consented(String day, ConsentState state) {
    return add(
        day,
        "consent",
        "consent.changed",
        new ConsentChanged(ConsentScope.program_reporting, state, "1"));
  }

  /** A later version of an event, by its number: it is taken back. */
  Given retracted(int number) {
    Event event = event("2025-01-01", "any", "session.recorded", null);
    event.setEventId("e" + number);
    event.setAction("retract");
    event.setRecordedAt(event.getRecordedAt() + 365L * 86_400_000_000L);
    register.add("f", event);
    return this;
  }

  private static SessionRecorded session(SessionOutcome outcome, @Nullable Integer minutes) {
    return SessionRecorded.newBuilder()
        .setFormat(SessionFormat.individual)
        .setDelivery(Delivery.phone)
        .setOutcome(outcome)
        .setDurationMin(minutes)
        .setParticipationBasis(ParticipationBasis.voluntary)
        .setInitiatedBy(Role.participant)
        .build();
  }

  private Given add(String day, String entity, String type, SpecificRecord data) {
    register.add("f", event(day, entity, type, data));
    return this;
  }

  private Event event(String day, String entity, String type, @Nullable SpecificRecord data) {
    ids++;
    Instant noon = LocalDate.parse(day).atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, noon);
    Event event = new Event();
    event.setEventId("e" + ids);
    event.setEventType(type);
    event.setSchemaVersion(1);
    event.setAction("assert");
    event.setEntityId(entity);
    event.setParticipantKey("person-01");
    event.setProgramId(PROGRAM);
    event.setOccurredAt(micros + ids);
    event.setRecordedAt(micros + ids);
    event.setRecordedByRole(RecorderRole.peer_specialist);
    event.setSourceSystem("test");
    event.setOccurredOn(Math.toIntExact(LocalDate.parse(day).toEpochDay()));
    event.setData(data);
    return event;
  }
}
