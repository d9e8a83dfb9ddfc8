package org.waymark.streams.fold;

import org.jspecify.annotations.Nullable;
import org.waymark.schemas.event.Role;

/** Whether an event is in the numerator of an indicator. Not recorded is never no. */
enum Answer {
  YES,
  NO,
  UNKNOWN;

  static Answer of(boolean yes) {
    return yes ? YES : NO;
  }

  /** Whether it was done by the person, alone or jointly. */
  static Answer byThePerson(@Nullable Role role) {
    return role == null || role == Role.unknown ? UNKNOWN : of(Goal.isThePerson(role));
  }

  /** Whether it was done by the person alone. */
  static Answer byThePersonAlone(Role role) {
    return role == Role.unknown ? UNKNOWN : of(role == Role.participant);
  }
}
