package org.waymark.streams.fold;

import java.util.EnumSet;
import java.util.Set;
import org.waymark.schemas.event.GoalStatus;

/** Where a goal stands, and where it may go from there. */
public enum GoalState {
  PROPOSED,
  ACCEPTED,
  ACTIVE,
  ON_HOLD,
  COMPLETED,
  CANCELLED,
  REJECTED;

  private static final Set<GoalState> UNDER_WAY = EnumSet.of(ACCEPTED, ACTIVE, ON_HOLD);

  /** The state that a change of status wishes for. */
  static GoalState of(GoalStatus status) {
    return switch (status) {
      case active -> ACTIVE;
      case on_hold -> ON_HOLD;
      case completed -> COMPLETED;
      case cancelled -> CANCELLED;
    };
  }

  /** Whether a change of status to another state is legal. */
  boolean allows(GoalState wished) {
    return switch (wished) {
      case ACTIVE -> this != REJECTED;
      case ON_HOLD -> this == ACTIVE;
      case COMPLETED -> this == ACTIVE || this == ON_HOLD;
      case CANCELLED -> this == PROPOSED || isUnderWay();
      case PROPOSED, ACCEPTED, REJECTED -> false;
    };
  }

  /** Whether a decision no longer moves it, but still says whether the person agrees. */
  boolean isUnderWay() {
    return UNDER_WAY.contains(this);
  }

  /** Whether it may be revised. */
  boolean isOpen() {
    return this == PROPOSED || isUnderWay();
  }

  /** Whether progress on it may be rated. */
  boolean isRatable() {
    return this == ACTIVE || this == ON_HOLD || this == COMPLETED || this == CANCELLED;
  }

  /** As written in reports and in what is pending. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
