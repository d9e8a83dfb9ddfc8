package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.GoalCourse.Step;
import org.waymark.ingest.fhir.Outcome.Assumed;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;

/**
 * A Goal becomes a proposal, the decisions of its goal-acceptance extension, the start of work on
 * it, and its status as of now.
 */
final class Goals {

  private static final Set<String> WORKED_ON = Set.of("active", "on_hold", "completed");
  private static final Set<String> ENDED = Set.of("completed", "cancelled");

  private final Index index;
  private final People people;

  Goals(Index index, People people) {
    this.index = index;
    this.people = people;
  }

  /** A goal while it is read. */
  private record Reading(
      Resource resource, String person, When proposed, List<Fact> facts, Set<Assumed> assumed) {

    void add(String type, String rule, When when, Data data) {
      facts.add(new Fact(type, rule, person, when, "goal/" + resource.id(), data.json()));
    }

    JsonNode json() {
      return resource.json();
    }
  }

  Outcome of(Resource resource) {
    String person = people.subject(resource);
    if (person == null) {
      return new Not(people.group(resource) == null ? Why.NO_PERSON : Why.UNKNOWN_GROUP);
    }
    When start = When.of(Json.text(resource.json(), "startDate"));
    When begun = When.earlier(start, When.of(Json.text(resource.json(), "statusDate")));
    Index.Plan plan = index.planOf(resource.id());
    Set<Assumed> assumed = EnumSet.noneOf(Assumed.class);
    if (begun == null && plan != null && plan.start() != null) {
      start = plan.start();
      begun = start;
      assumed.add(Assumed.DATE_OF_PLAN);
    }
    if (begun == null) {
      return new Not(Why.NO_DATE);
    }
    When updated = When.of(Json.text(resource.json().path("meta"), "lastUpdated"));
    if (updated != null && updated.day().isBefore(begun.day())) {
      begun = updated; // it was known before the day on which it is to begin
      assumed.add(Assumed.DATE_OF_UPDATE);
    }
    Reading goal = new Reading(resource, person, begun.date(), new ArrayList<>(), assumed);
    propose(goal);
    Step now = step(goal, plan);
    List<Acceptance> acceptances = acceptances(resource);
    decide(goal, acceptances, "agree");
    if (WORKED_ON.contains(now.to())) {
      goal.add("goal.status_changed", "start", goal.proposed(), status("active", null));
    }
    decide(goal, acceptances, "disagree");
    now(goal, now, acceptances);
    return new Facts(goal.facts(), List.copyOf(assumed), new GoalCourse(now, start));
  }

  private void propose(Reading goal) {
    JsonNode json = goal.json();
    String area = LifeAreas.of(Json.codes(json.path("category")));
    if (area == null) {
      goal.assumed().add(Assumed.HEALTH);
    }
    Data data =
        new Data()
            .put("originator", people.role(json.path("expressedBy"), goal.resource()))
            .put("life_area", Objects.requireNonNullElse(area, "health"))
            .put("importance", importance(goal.resource()))
            .put("target_date", targetDate(json));
    goal.add("goal.proposed", "proposed", goal.proposed(), data);
  }

  private static @Nullable String targetDate(JsonNode json) {
    When due = null;
    for (JsonNode target : Json.list(json.path("target"))) {
      due = When.earlier(due, When.of(Json.text(target, "dueDate")));
    }
    return due == null ? null : due.day().toString();
  }

  /** The priority that the person gave it; that of the goal itself is nobody's in particular. */
  private @Nullable Integer importance(Resource resource) {
    return acceptances(resource).stream()
        .filter(acceptance -> acceptance.role().equals("participant"))
        .map(Acceptance::importance)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Of one person, in the extension goal-acceptance. */
  private record Acceptance(String role, String status, @Nullable Integer importance) {}

  private List<Acceptance> acceptances(Resource resource) {
    List<Acceptance> acceptances = new ArrayList<>();
    for (JsonNode extension : Json.extensions(resource.json(), "goal-acceptance")) {
      JsonNode who = part(extension, "individual").path("valueReference");
      JsonNode priority = part(extension, "priority").path("valueCodeableConcept");
      acceptances.add(
          new Acceptance(
              people.role(who, resource),
              Json.text(part(extension, "status"), "valueCode"),
              importance(Json.codes(priority))));
    }
    return acceptances;
  }

  private static JsonNode part(JsonNode extension, String name) {
    return Json.extensions(extension, name).stream()
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private static @Nullable Integer importance(Set<String> codes) {
    if (codes.contains("high-priority")) {
      return 3;
    }
    if (codes.contains("medium-priority")) {
      return 2;
    }
    return codes.contains("low-priority") ? (Integer) 1 : null;
  }

  /**
   * Agreement comes before the start of work and disagreement behind it: of a goal that is worked
   * on nobody knows that it was refused before, and a no must count.
   */
  private void decide(Reading goal, List<Acceptance> acceptances, String decision) {
    for (Acceptance acceptance : acceptances) {
      if (acceptance.status().equals(decision)) {
        goal.add(
            "goal.decided",
            "acceptance/" + acceptance.role(),
            goal.proposed(),
            decision(decision, acceptance.role()));
      }
    }
  }

  private static Data decision(String decision, String role) {
    return new Data().put("decision", decision).put("decided_by", role);
  }

  private static Data status(String to, @Nullable String reason) {
    return new Data().put("to", to).put("changed_by", "unknown").put("reason", reason);
  }

  /** The status of now, and since when. */
  private static Step step(Reading goal, Index.@Nullable Plan plan) {
    String to = GoalCourse.to(status(goal.json()));
    When when = When.of(Json.text(goal.json(), "statusDate"));
    if (when == null && ENDED.contains(to) && plan != null && plan.end() != null) {
      when = plan.end();
      goal.assumed().add(Assumed.END_OF_PLAN);
    }
    boolean needsDate = when == null && !to.isEmpty() && !to.equals("active");
    When updated = When.of(Json.text(goal.json().path("meta"), "lastUpdated"));
    if (needsDate && updated != null && !updated.day().isBefore(goal.proposed().day())) {
      when = updated;
      goal.assumed().add(Assumed.DATE_OF_UPDATE);
    }
    if (needsDate && when == null) {
      goal.assumed().add(Assumed.STATUS_WITHOUT_DATE);
    }
    return new Step(to, when == null ? null : when.date());
  }

  /** Until R4 the field had another name. */
  private static String status(JsonNode json) {
    String status = Json.text(json, "lifecycleStatus");
    return status.isEmpty() ? Json.text(json, "status") : status;
  }

  private static void now(Reading goal, Step now, List<Acceptance> acceptances) {
    When when = now.when();
    boolean begins = now.to().equals("active") && goal.proposed().date().equals(when);
    if (when == null || now.to().isEmpty() || begins) {
      return;
    }
    String decision = GoalCourse.decision(now.to());
    if (decision == null) {
      String reason = reason(goal.json(), now.to());
      goal.add("goal.status_changed", now.rule(), when, status(now.to(), reason));
    } else if (acceptances.stream().noneMatch(one -> one.status().equals(decision))) {
      goal.add("goal.decided", now.rule(), when, decision(decision, "unknown"));
    }
  }

  /** That a goal was completed says in R4 only that it is no longer sought. */
  private static @Nullable String reason(JsonNode json, String to) {
    boolean achieved = Json.codes(json.path("achievementStatus")).contains("achieved");
    return achieved && to.equals("completed") ? "reached" : null;
  }
}
