package org.waymark.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.schemas.event.Event;

/** When an event happened, in its program's zone. The clock stands at 2025-06-01T12:00Z. */
class EventTimesTest {

  private static ObjectNode event(String program, String occurredAt, String recordedAt) {
    ObjectNode event = Given.event("goal.rated");
    event.put("program_id", program).put("occurred_at", occurredAt).put("recorded_at", recordedAt);
    return event;
  }

  private static ObjectNode dated(String program, String occurredAt, String recordedAt) {
    return event(program, occurredAt, recordedAt).put("time_precision", "date");
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  @ParameterizedTest
  @CsvSource({
    "harbor,2025-03-31T23:30:00-07:00,2025-03-31",
    "harbor,2025-04-01T06:59:59.999999Z,2025-03-31",
    "harbor,2025-04-01T07:00:00Z,2025-04-01",
    "harbor,2025-03-31T08:30:00+09:00,2025-03-30",
    // Before and after the clocks change in Los Angeles (9 March) and Lisbon (30 March).
    "harbor,2025-03-09T07:59:59Z,2025-03-08",
    "harbor,2025-03-10T06:59:59Z,2025-03-09",
    "harbor,2025-03-10T07:00:00Z,2025-03-10",
    "tejo,2025-03-29T23:59:59Z,2025-03-29",
    "tejo,2025-03-30T23:00:00Z,2025-03-31",
    // In Beirut the clocks change at midnight: 30 March 2025 begins at 01:00+03:00.
    "beirut,2025-03-29T21:59:59Z,2025-03-29",
    "beirut,2025-03-29T22:00:00Z,2025-03-30",
    "tejo,2000-01-01T00:00:00Z,2000-01-01",
  })
  void datesAnEventByTheZoneOfItsProgram(String program, String occurredAt, LocalDate day) {
    Event event = Given.accepted(event(program, occurredAt, "2025-05-01T00:00:00Z")).event();

    assertThat(LocalDate.ofEpochDay(event.getOccurredOn())).isEqualTo(day);
    assertThat(instant(event.getOccurredAt()))
        .isEqualTo(java.time.OffsetDateTime.parse(occurredAt).toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "harbor,2025-03-31T00:00:00Z,2025-03-31,2025-04-01T06:59:59.999999Z",
    "harbor,2025-03-31T23:59:59+14:00,2025-03-31,2025-04-01T06:59:59.999999Z",
    "harbor,2025-03-08T00:00:00Z,2025-03-08,2025-03-09T07:59:59.999999Z",
    "harbor,2025-03-09T00:00:00Z,2025-03-09,2025-03-10T06:59:59.999999Z",
    "beirut,2025-03-29T00:00:00Z,2025-03-29,2025-03-29T21:59:59.999999Z",
  })
  void foldsADateAfterTheInstantsOfItsDay(
      String program, String occurredAt, LocalDate day, Instant last) {
    Event event = Given.accepted(dated(program, occurredAt, "2025-05-01T00:00:00Z")).event();

    assertThat(LocalDate.ofEpochDay(event.getOccurredOn())).isEqualTo(day);
    assertThat(instant(event.getOccurredAt())).isEqualTo(last);
    assertThat(event.getTimePrecision()).isEqualTo("date");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-06-01T12:05:00Z,accepted",
    "2025-06-01T12:05:00.000001Z,FUTURE_EVENT recorded_at",
    "9999-12-31T23:59:59Z,FUTURE_EVENT recorded_at",
  })
  void isRecordedAtMostFiveMinutesAheadOfTheClock(String recordedAt, String outcome) {
    ObjectNode event = event("tejo", "2025-06-01T11:00:00Z", recordedAt);

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-01T10:05:00Z,accepted",
    "2025-05-01T10:05:00.000001Z,FUTURE_EVENT occurred_at",
    "2025-05-01T12:05:00+02:00,accepted",
    "2025-05-01T12:06:00+02:00,FUTURE_EVENT occurred_at",
  })
  void occursAtMostFiveMinutesAfterItWasRecorded(String occurredAt, String outcome) {
    ObjectNode event = event("tejo", occurredAt, "2025-05-01T10:00:00Z");

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // 20 May begins in Los Angeles at 07:00Z.
    "2025-05-20T06:55:00Z,accepted",
    "2025-05-20T06:54:59.999999Z,FUTURE_EVENT occurred_at",
  })
  void comparesTheStartOfADateWithWhenItWasRecorded(String recordedAt, String outcome) {
    ObjectNode event = dated("harbor", "2025-05-20T23:00:00Z", recordedAt);

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "harbor,2000-01-01T07:59:59Z,IMPLAUSIBLE_TIME occurred_at",
    "harbor,2000-01-01T08:00:00Z,accepted",
    "tejo,1999-12-31T23:59:59.999999Z,IMPLAUSIBLE_TIME occurred_at",
    "tejo,0000-01-01T00:00:00+23:59,IMPLAUSIBLE_TIME occurred_at",
  })
  void callsTheLastMillenniumImplausible(String program, String occurredAt, String outcome) {
    ObjectNode event = event(program, occurredAt, "2025-05-01T10:00:00Z");

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00+14:00,accepted",
    "1999-12-31T23:59:59-12:00,IMPLAUSIBLE_TIME occurred_at",
    "0000-01-01T00:00:00Z,IMPLAUSIBLE_TIME occurred_at",
    "9999-12-31T00:00:00Z,FUTURE_EVENT occurred_at",
  })
  void takesADateAsItIsWritten(String occurredAt, String outcome) {
    ObjectNode event = dated("harbor", occurredAt, "2025-05-01T10:00:00Z");

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-05-20T18:00:00+00:00,accepted",
    "2025-05-20t18:00:00z,accepted",
    "2025-05-20T18:00:00-00:00,BAD_VALUE recorded_at",
    "2025-05-20T20:00:00+02:00,BAD_VALUE recorded_at",
  })
  void isRecordedInUtc(String recordedAt, String outcome) {
    ObjectNode event = event("harbor", "2025-05-20T10:00:00-07:00", recordedAt);

    assertThat(Given.refusal(Given.check(event))).isEqualTo(outcome);
  }

  @Test
  void namesTheProgramThatItDoesNotKnowAndNothingElse() {
    ObjectNode event = dated("nowhere", "2025-05-20T23:00:00Z", "2025-05-20T23:00:00Z");

    assertThat(Given.refusal(Given.check(event))).isEqualTo("UNKNOWN_PROGRAM program_id");
  }
}
