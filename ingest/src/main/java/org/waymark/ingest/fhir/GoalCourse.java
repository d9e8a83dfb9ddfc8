package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.mapping.Earlier;
import org.waymark.ingest.vault.Sent;

/**
 * What earlier exports said of a goal. FHIR shows the status of now, so one that was sent before
 * stands when a later one takes its place, and is taken back when the goal now says that it was
 * another day, or an earlier one.
 *
 * @param now its status
 * @param start when work on it begins, as it says itself; null when it does not
 * @param eventId gives the id of the event that a rule makes of the goal
 */
record GoalCourse(Step now, @Nullable When start, UnaryOperator<String> eventId)
    implements Earlier {

  private static final int DATE = 10;

  /** FHIR's lifecycle statuses, and ours; before R4 some had other names. */
  private static final Map<String, String> STATUSES =
      Map.ofEntries(
          Map.entry("accepted", "accepted"),
          Map.entry("rejected", "rejected"),
          Map.entry("active", "active"),
          Map.entry("in-progress", "active"),
          Map.entry("on-target", "active"),
          Map.entry("ahead-of-target", "active"),
          Map.entry("behind-target", "active"),
          Map.entry("sustaining", "active"),
          Map.entry("on-hold", "on_hold"),
          Map.entry("completed", "completed"),
          Map.entry("achieved", "completed"),
          Map.entry("cancelled", "cancelled"));

  /** Without the means to name events yet. */
  GoalCourse(Step now, @Nullable When start) {
    this(now, start, rule -> "");
  }

  /**
   * A status and its day.
   *
   * @param to empty when the goal is only proposed or planned
   * @param when null when nobody says
   */
  record Step(String to, @Nullable When when) {

    String rule() {
      return rule(to, when == null ? "" : when.day().toString());
    }

    static String rule(String to, String day) {
      return "status/" + to + "/" + day;
    }
  }

  /** The status in our words; empty when there is nothing to say of it. */
  static String to(String status) {
    return STATUSES.getOrDefault(status, "");
  }

  /** The decision that a status stands for; null when it is none. */
  static @Nullable String decision(String to) {
    return switch (to) {
      case "accepted" -> "agree";
      case "rejected" -> "disagree";
      default -> null;
    };
  }

  GoalCourse naming(UnaryOperator<String> ids) {
    return new GoalCourse(now, start, ids);
  }

  @Override
  public boolean stands(Sent event, List<Sent> all) {
    String to = statusOf(event);
    When since = now.when();
    if (to == null || now.to().isEmpty()) {
      return false;
    }
    if (since == null) {
      return true; // the goal does not say that it is otherwise
    }
    boolean later = day(event).compareTo(since.day().toString()) > 0;
    boolean moved = to.equals(now.to()) && isLast(event, all);
    return !later && !moved;
  }

  private boolean isLast(Sent event, List<Sent> all) {
    return all.stream()
        .filter(other -> !other.isRetracted() && statusOf(other) != null)
        .noneMatch(other -> day(other).compareTo(day(event)) > 0);
  }

  /** The status that an event told; null when it told none. */
  private @Nullable String statusOf(Sent event) {
    if (event.event_id().equals(eventId.apply("start"))) {
      return "start";
    }
    return STATUSES.values().stream()
        .filter(to -> event.event_id().equals(eventId.apply(Step.rule(to, day(event)))))
        .findFirst()
        .orElse(null);
  }

  /** A goal that gives only the day of its status began when it was first seen. */
  @Override
  public void settle(List<ObjectNode> events, List<Sent> all) {
    if (start != null) {
      return;
    }
    for (ObjectNode event : events) {
      all.stream()
          .filter(sent -> isSame(sent, event) && !sent.isRetracted())
          .filter(sent -> sent.occurred_at().compareTo(event.path("occurred_at").asText()) < 0)
          .findFirst()
          .ifPresent(sent -> event.put("occurred_at", sent.occurred_at()));
    }
  }

  private static boolean isSame(Sent sent, ObjectNode event) {
    return sent.event_id().equals(event.path("event_id").asText())
        && sent.participant_key().equals(event.path("participant_key").asText());
  }

  private static String day(Sent event) {
    return event.occurred_at().substring(0, DATE);
  }
}
