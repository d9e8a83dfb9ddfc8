package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;
import org.waymark.schemas.catalogue.Instrument;

/**
 * A QuestionnaireResponse to a form of the registry becomes {@code score.recorded}, by the items
 * that hold its sums. The answers themselves are counted and not taken.
 */
final class Answers {

  private static final List<String> VALUES =
      List.of("valueDecimal", "valueInteger", "valueBoolean", "valueDate", "valueCoding");

  private final Index index;
  private final People people;

  Answers(Index index, People people) {
    this.index = index;
    this.people = people;
  }

  /** Who answered, by the roles of those who are named for it; null when nobody is. */
  static @Nullable String respondent(List<String> roles) {
    if (roles.contains("participant")) {
      return "participant";
    }
    boolean staff = roles.contains("peer_specialist") || roles.contains("program");
    return staff ? "peer_specialist" : null;
  }

  Outcome of(Resource resource) {
    JsonNode json = resource.json();
    String form = Forms.name(Json.text(json, "questionnaire"));
    if (!Forms.isKnown(form)) {
      return new Not(Why.OTHER_MEASURE);
    }
    String status = Json.text(json, "status");
    if (!Set.of("completed", "amended").contains(status)) {
      return new Not(Why.NOT_YET);
    }
    String person = people.subject(resource);
    When when = When.of(Json.text(json, "authored"));
    String respondent = respondent(resource);
    if (person == null || when == null || respondent == null) {
      return new Not(
          person == null ? Why.NO_PERSON : when == null ? Why.NO_DATE : Why.WHO_ANSWERED);
    }
    List<Fact> facts = new ArrayList<>();
    for (JsonNode item : Forms.leaves(json.path("item"))) {
      Instrument scale = scale(form, item);
      Double value = value(item);
      if (scale != null && value != null) {
        Data data = data(resource, scale).put("value", value).put("respondent", respondent);
        String rule = "score/" + scale.id() + "/" + scale.subscale();
        String entity = "score/" + resource.id();
        facts.add(new Fact("score.recorded", rule, person, when, entity, data.json()));
      }
    }
    return facts.isEmpty() ? new Not(Why.NO_SCORE) : Facts.of(facts);
  }

  /** The source of the answers; where none is named, whoever wrote them down if it was them. */
  private @Nullable String respondent(Resource resource) {
    JsonNode source = resource.json().path("source");
    String role = people.role(source.isMissingNode() ? author(resource) : source, resource);
    return respondent(List.of(role));
  }

  private static JsonNode author(Resource resource) {
    return resource.json().path("author");
  }

  private static @Nullable Instrument scale(String form, JsonNode item) {
    return Forms.scale(form, Set.of(Json.text(item, "linkId"))).orElse(null);
  }

  private static @Nullable Double value(JsonNode item) {
    JsonNode answer = Json.one(item.path("answer"));
    for (String field : List.of("valueDecimal", "valueInteger")) {
      if (answer.has(field)) {
        return Json.number(Json.text(answer, field));
      }
    }
    return Json.number(Json.text(Json.one(answer.path("valueQuantity")), "value"));
  }

  /**
   * How many items there are is known from the form, or from a response that lists those that were
   * left out too: one without any of them may just not show them.
   */
  private Data data(Resource resource, Instrument scale) {
    int listed = 0;
    int answered = 0;
    for (JsonNode item : Forms.leaves(resource.json().path("item"))) {
      if (!Forms.isSum(Json.text(item, "linkId"))) {
        listed++;
        answered += isAnswered(item) ? 1 : 0;
      }
    }
    Integer items = index.itemsOf(scale.id());
    Integer total = items == null && answered < listed ? (Integer) listed : items;
    Ref encounter = Ref.of(resource.json().path("encounter"));
    return new Data()
        .put("instrument", scale.id())
        .put("subscale", scale.subscale())
        .put("items_answered", listed == 0 ? null : (Integer) answered)
        .put("items_total", total == null || total == 0 ? null : total)
        .put("session_id", encounter == null ? null : index.id(encounter));
  }

  private static boolean isAnswered(JsonNode item) {
    JsonNode answer = Json.one(item.path("answer"));
    return VALUES.stream().anyMatch(answer::has) || answer.has("valueQuantity");
  }
}
