package org.waymark.ingest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.check.Checked.Accepted;
import org.waymark.ingest.check.Checked.Refused;
import org.waymark.ingest.program.Programs;
import org.waymark.schemas.event.Event;
import org.waymark.schemas.event.EventKey;
import org.waymark.schemas.reject.RejectReason;

/**
 * One event on its way through the checks, which are called in the order of {@link EventCheck}:
 * each gives a refusal or null, and relies on those before it.
 */
final class Draft {

  private static final String RETRACT = "retract";
  private static final String DATE = "date";
  private static final long TOLERANCE_MICROS = 5 * 60 * 1_000_000L;
  private static final int EARLIEST_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();

  private final Event event = new Event();
  private final Laid envelope;
  private final @Nullable RecordRules dataRules;
  private final @Nullable Laid data;
  private boolean knownProgram;
  private long earliestMicros;

  Draft(LaidEvent laid) {
    this.envelope = laid.envelope();
    this.dataRules = laid.dataRules();
    this.data = laid.data();
  }

  @Nullable Refused checkType() {
    boolean unknown = envelope.text(LaidEvent.TYPE) != null && dataRules == null;
    return unknown ? new Refused(RejectReason.UNKNOWN_TYPE, LaidEvent.TYPE) : null;
  }

  /** The name of an unknown field is not given: it may itself be a name. */
  @Nullable Refused checkNames() {
    boolean known = envelope.knownOnly() && (data == null || data.knownOnly());
    return known ? null : new Refused(RejectReason.UNKNOWN_FIELD, null);
  }

  @Nullable Refused checkPresence() {
    String missing = envelope.firstMissing();
    if (missing == null && !isRetraction()) {
      missing = envelope.value(LaidEvent.DATA) == null ? LaidEvent.DATA : firstMissingInData();
    }
    return missing == null ? null : new Refused(RejectReason.MISSING_FIELD, missing);
  }

  @Nullable Refused checkValues() {
    leaveOutDefaults();
    String bad = envelope.fill(event);
    if (bad == null) {
      bad = checkEnvelope();
    }
    if (bad == null && data != null) {
      SpecificRecord record =
          (SpecificRecord) SpecificData.get().newRecord(null, data.rules().schema());
      bad = data.fill(record);
      event.setData(record);
    }
    return badValue(bad);
  }

  /** Finds out when it happened; an unknown program has no zone, so UTC stands in for it. */
  @Nullable Refused place(Programs programs) {
    Rfc3339 written = Objects.requireNonNull(Rfc3339.parse(text("occurred_at")));
    ZoneId known = programs.zone(event.getProgramId()).orElse(null);
    knownProgram = known != null;
    ZoneId zone = known != null ? known : ZoneOffset.UTC;
    Occurrence occurrence =
        DATE.equals(event.getTimePrecision())
            ? Occurrence.on(written, zone)
            : Occurrence.at(written, zone);
    event.setOccurredAt(occurrence.micros());
    event.setOccurredOn(occurrence.day());
    earliestMicros = occurrence.earliestMicros();
    return null;
  }

  @Nullable Refused checkConditions() {
    return badValue(Conditions.firstBroken(event));
  }

  @Nullable Refused checkTimes(Clock clock) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    if (event.getRecordedAt() > now + TOLERANCE_MICROS) {
      return new Refused(RejectReason.FUTURE_EVENT, "recorded_at");
    }
    if (earliestMicros > event.getRecordedAt() + TOLERANCE_MICROS) {
      return new Refused(RejectReason.FUTURE_EVENT, "occurred_at");
    }
    boolean implausible = event.getOccurredOn() < EARLIEST_DAY;
    return implausible ? new Refused(RejectReason.IMPLAUSIBLE_TIME, "occurred_at") : null;
  }

  @Nullable Refused checkProgram() {
    return knownProgram ? null : new Refused(RejectReason.UNKNOWN_PROGRAM, "program_id");
  }

  Accepted accept() {
    String fingerprint = Fingerprint.of(CanonicalJson.of(envelope, data));
    EventKey key = new EventKey(event.getParticipantKey(), event.getEventId(), fingerprint);
    return new Accepted(key, event);
  }

  private boolean isRetraction() {
    return RETRACT.equals(envelope.text("action"));
  }

  private @Nullable String firstMissingInData() {
    if (data == null) {
      return null;
    }
    String missing = data.firstMissing();
    boolean leaderless =
        "attended".equals(data.text("outcome")) && data.value("agenda_led_by") == null;
    return missing == null && leaderless ? "agenda_led_by" : missing;
  }

  /** An instant is what every event is unless it says otherwise: to say so changes nothing. */
  private void leaveOutDefaults() {
    if ("instant".equals(envelope.text("time_precision"))) {
      envelope.leaveOut("time_precision");
    }
  }

  private @Nullable String checkEnvelope() {
    if (!Rfc3339.isUtc(text("recorded_at"))) {
      return "recorded_at";
    }
    JsonNode sent = envelope.value(LaidEvent.DATA);
    if (isRetraction()) {
      return sent == null ? null : LaidEvent.DATA;
    }
    return event.getRetractReason() != null
        ? "retract_reason"
        : data == null ? LaidEvent.DATA : null;
  }

  private String text(String field) {
    return Objects.requireNonNull(envelope.text(field));
  }

  private static @Nullable Refused badValue(@Nullable String field) {
    return field == null ? null : new Refused(RejectReason.BAD_VALUE, field);
  }
}
