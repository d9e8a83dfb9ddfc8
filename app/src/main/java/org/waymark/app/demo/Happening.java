package org.waymark.app.demo;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.schemas.event.RecorderRole;

/**
 * What happened once, before anybody writes it down.
 *
 * @param entityId what it is about
 * @param at local time of the program
 * @param by who will write it down
 * @param data one of the records of the IDL: tells the type of the event
 */
record Happening(
    String entityId, LocalDateTime at, RecorderRole by, SpecificRecord data, Precision precision) {

  /** How well the time of it is remembered. */
  enum Precision {
    INSTANT,
    DATE
  }

  Happening(String entityId, LocalDateTime at, RecorderRole by, SpecificRecord data) {
    this(entityId, at, by, data, Precision.INSTANT);
  }

  /** Such as {@code goal.proposed}. */
  String type() {
    return data.getSchema().getProp("event_type");
  }

  /** The same, remembered by its day alone, which is written as the start of the day. */
  Happening onItsDay() {
    LocalDateTime day = at.truncatedTo(ChronoUnit.DAYS);
    return new Happening(entityId, day, by, data, Precision.DATE);
  }

  Happening with(SpecificRecord otherData) {
    return new Happening(entityId, at, by, otherData, precision);
  }

  Happening at(LocalDateTime otherTime) {
    return new Happening(entityId, otherTime, by, data, precision);
  }
}
