package org.waymark.streams.fold;

/**
 * A live event that takes no effect yet, and may once a late event makes it legal.
 *
 * @param eventId of the event
 * @param reason {@code UNKNOWN_GOAL}, or {@code ILLEGAL_TRANSITION state->wish}
 */
public record Pending(String eventId, String reason) {

  static Pending unknownGoal(String eventId) {
    return new Pending(eventId, "UNKNOWN_GOAL");
  }

  static Pending illegal(String eventId, GoalState state, Object wish) {
    return new Pending(eventId, "ILLEGAL_TRANSITION " + state + "->" + wish);
  }
}
