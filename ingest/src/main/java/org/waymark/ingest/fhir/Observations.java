package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;

/**
 * An Observation becomes {@code goal.rated} when its code is one of goal attainment scaling (LOINC,
 * as in HL7's Person-Centered Outcomes), {@code score.recorded} when its code is a scale of the
 * registry.
 */
final class Observations {

  private static final String RATED = "107332-9";

  /** LOINC's follow-up scores say in the code who rated. */
  private static final Map<String, String> RATERS =
      Map.of("107333-7", "peer_specialist", "107334-5", "participant", "107331-1", "ally");

  /** LOINC's answers to them. */
  private static final Map<String, Integer> LEVELS =
      Map.of("la34479-8", 2, "la34480-6", 1, "la34481-4", 0, "la34483-0", -1, "la34484-8", -2);

  private static final Set<String> NOT_YET = Set.of("registered", "preliminary");

  private final Index index;
  private final People people;

  Observations(Index index, People people) {
    this.index = index;
    this.people = people;
  }

  Outcome of(Resource resource) {
    JsonNode json = resource.json();
    Set<String> codes = Json.codes(json.path("code"));
    boolean rating = codes.contains(RATED) || codes.stream().anyMatch(RATERS::containsKey);
    List<Scored> scores = rating ? List.of() : scores(json, codes);
    boolean named = codes.stream().map(Forms::even).anyMatch(Forms::isKnown);
    if (!rating && scores.isEmpty() && !named) {
      return new Not(Why.OTHER_MEASURE);
    }
    String status = Json.text(json, "status");
    if (NOT_YET.contains(status) || status.equals("cancelled")) {
      return new Not(status.equals("cancelled") ? Why.NOT_CARRIED_OUT : Why.NOT_YET);
    }
    String person = people.subject(resource);
    if (person == null) {
      return new Not(Why.NO_PERSON);
    }
    When when = when(json);
    if (when == null) {
      return new Not(Why.NO_DATE);
    }
    Measured measured = new Measured(resource, person, when);
    return rating ? rating(measured, codes) : score(measured, scores);
  }

  private record Measured(Resource resource, String person, When when) {}

  private static @Nullable When when(JsonNode json) {
    return Stream.of("effectiveDateTime", "effectiveInstant")
        .map(field -> When.of(Json.text(json, field)))
        .flatMap(Stream::ofNullable)
        .findFirst()
        .or(() -> Stream.ofNullable(When.startOf(json.path("effectivePeriod"))).findFirst())
        .orElseGet(() -> When.of(Json.text(json, "issued")));
  }

  private Outcome rating(Measured measured, Set<String> codes) {
    Resource resource = measured.resource();
    String goal = goal(resource);
    Integer level = level(resource.json());
    String rater = rater(resource, codes);
    if (goal == null || level == null || rater == null) {
      return new Not(goal == null ? Why.NO_GOAL : level == null ? Why.NO_LEVEL : Why.WHO_RATED);
    }
    Data data = new Data().put("goal_id", goal).put("level", level).put("rater", rater);
    return Facts.of(
        List.of(
            new Fact(
                "goal.rated",
                "rated",
                measured.person(),
                measured.when(),
                "goal/" + goal,
                data.json())));
  }

  /** The goal in its focus, in the extension for it, or the goal that cites the observation. */
  private @Nullable String goal(Resource resource) {
    for (JsonNode focus : Json.list(resource.json().path("focus"))) {
      Ref ref = Ref.of(focus);
      if (ref != null && Set.of("Goal", "").contains(ref.type())) {
        return index.id(ref.within(resource));
      }
    }
    for (JsonNode extension : Json.extensions(resource.json(), "resource-pertainsToGoal")) {
      Ref ref = Ref.of(extension.path("valueReference"));
      if (ref != null) {
        return index.id(ref.within(resource));
      }
    }
    return index.goalOf(resource.id());
  }

  private static @Nullable Integer level(JsonNode json) {
    for (String code : Json.codes(json.path("valueCodeableConcept"))) {
      Integer level = LEVELS.get(code);
      Double number = level == null ? Json.number(code) : (Double) level.doubleValue();
      if (number != null) {
        return whole(number);
      }
    }
    Double value = value(json);
    return value == null ? null : whole(value);
  }

  private static @Nullable Integer whole(double level) {
    return level == Math.rint(level) && Math.abs(level) <= 2 ? (Integer) (int) level : null;
  }

  private static @Nullable Double value(JsonNode json) {
    String whole = Json.text(json, "valueInteger");
    String quantity = Json.text(Json.one(json.path("valueQuantity")), "value");
    return Json.number(whole.isEmpty() ? quantity : whole);
  }

  /** The person and somebody of the staff together rated jointly. */
  private @Nullable String rater(Resource resource, Set<String> codes) {
    for (String code : codes) {
      String rater = RATERS.get(code);
      if (rater != null) {
        return rater;
      }
    }
    List<String> roles = people.roles(resource.json().path("performer"), resource);
    boolean person = roles.contains("participant");
    boolean staff = roles.contains("peer_specialist") || roles.contains("program");
    if (person) {
      return staff ? "joint" : "participant";
    }
    return staff ? "peer_specialist" : roles.contains("third_party") ? "ally" : null;
  }

  private record Scored(String instrument, String subscale, double value) {}

  private static List<Scored> scores(JsonNode json, Set<String> codes) {
    List<Scored> scores = new ArrayList<>();
    Double value = value(json);
    if (value != null) {
      Forms.scale(codes)
          .ifPresent(scale -> scores.add(new Scored(scale.id(), scale.subscale(), value)));
    }
    for (JsonNode part : Json.list(json.path("component"))) {
      Double number = value(part);
      if (number != null) {
        scores.addAll(component(codes, Json.codes(part.path("code")), number));
      }
    }
    return scores;
  }

  private static List<Scored> component(Set<String> form, Set<String> scale, double value) {
    return form.stream()
        .map(Forms::even)
        .filter(Forms::isKnown)
        .flatMap(name -> Forms.scale(name, scale).stream())
        .map(one -> new Scored(one.id(), one.subscale(), value))
        .toList();
  }

  private Outcome score(Measured measured, List<Scored> scores) {
    Resource resource = measured.resource();
    List<String> roles = people.roles(resource.json().path("performer"), resource);
    String respondent = Answers.respondent(roles);
    if (scores.isEmpty() || respondent == null) {
      return new Not(scores.isEmpty() ? Why.NO_SCORE : Why.WHO_ANSWERED);
    }
    Ref encounter = Ref.of(resource.json().path("encounter"));
    List<Fact> facts = new ArrayList<>();
    for (Scored score : scores) {
      Data data =
          new Data()
              .put("instrument", score.instrument())
              .put("subscale", score.subscale())
              .put("value", score.value())
              .put("respondent", respondent)
              .put("session_id", encounter == null ? null : index.id(encounter));
      facts.add(
          new Fact(
              "score.recorded",
              "score/" + score.instrument() + "/" + score.subscale(),
              measured.person(),
              measured.when(),
              "score/" + resource.id(),
              data.json()));
    }
    return Facts.of(facts);
  }
}
