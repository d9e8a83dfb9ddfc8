package org.waymark.streams.fold;

import org.waymark.schemas.event.Event;

/**
 * A live event that takes no effect yet, and may once a late event makes it legal.
 *
 * @param eventId of the event
 * @param goalId of the goal that it is about
 * @param occurredOn days since 1970
 * @param reason {@code UNKNOWN_GOAL}, or {@code ILLEGAL_TRANSITION state->wish}
 */
public record Pending(String eventId, String goalId, int occurredOn, String reason) {

  static Pending unknownGoal(Event event, String goalId) {
    return of(event, goalId, "UNKNOWN_GOAL");
  }

  static Pending illegal(Event event, String goalId, String transition) {
    return of(event, goalId, "ILLEGAL_TRANSITION " + transition);
  }

  private static Pending of(Event event, String goalId, String reason) {
    return new Pending(event.getEventId(), goalId, event.getOccurredOn(), reason);
  }
}
