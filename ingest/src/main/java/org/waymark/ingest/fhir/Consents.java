package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;

/**
 * A Consent becomes {@code consent.changed}: of the scope research for releases to researchers, of
 * patient-privacy for the program's reports. A yes with exceptions is none that can be kept here.
 */
final class Consents {

  private static final Set<String> YES = Set.of("permit", "optin");
  private static final Set<String> NO = Set.of("deny", "optout");

  private final People people;

  Consents(People people) {
    this.people = people;
  }

  Outcome of(Resource resource) {
    JsonNode json = resource.json();
    String scope = scope(Json.codes(json.path("scope")));
    if (scope == null) {
      return new Not(Why.OTHER_CONSENT);
    }
    String status = Json.text(json, "status");
    if (status.equals("draft") || status.equals("proposed")) {
      return new Not(Why.NOT_YET);
    }
    String person = people.subject(resource);
    String state = state(status, Json.one(json.path("provision")), json);
    When when = when(json, status);
    String policy = policy(json);
    if (person == null || when == null) {
      return new Not(person == null ? Why.NO_PERSON : Why.NO_DATE);
    }
    if (state == null || policy.isEmpty()) {
      return new Not(state == null ? Why.YES_OR_NO : Why.NO_POLICY);
    }
    Data data = new Data().put("scope", scope).put("state", state).put("policy_version", policy);
    return Facts.of(
        List.of(
            new Fact(
                "consent.changed",
                "consent/" + scope,
                person,
                when,
                "consent/" + resource.id(),
                data.json())));
  }

  private static @Nullable String scope(Set<String> codes) {
    if (codes.contains("research")) {
      return "research_release";
    }
    return codes.contains("patient-privacy") ? "program_reporting" : null;
  }

  private static @Nullable String state(String status, JsonNode provision, JsonNode json) {
    return switch (status) {
      case "rejected" -> "declined";
      case "inactive" -> "withdrawn";
      case "active" -> said(provision, json);
      default -> null;
    };
  }

  private static @Nullable String said(JsonNode provision, JsonNode json) {
    String type = Json.even(Json.text(provision, "type"));
    Set<String> codes = type.isEmpty() ? Json.codes(json.path("policyRule")) : Set.of(type);
    boolean no = codes.stream().anyMatch(NO::contains);
    boolean yes = codes.stream().anyMatch(YES::contains);
    if (no) {
      return yes ? null : "declined";
    }
    return yes && !hasExceptions(provision) ? "granted" : null;
  }

  private static boolean hasExceptions(JsonNode provision) {
    return Json.list(provision.path("provision")).stream()
        .anyMatch(inner -> !Json.text(inner, "type").equals("permit"));
  }

  /** One that is no longer in force was withdrawn at the end of its period, if it says when. */
  private static @Nullable When when(JsonNode json, String status) {
    JsonNode period = Json.one(json.path("provision")).path("period");
    When end = When.of(Json.text(period, "end"));
    When given = When.of(Json.text(json, "dateTime"));
    if (status.equals("inactive") && end != null) {
      return end;
    }
    return given == null ? When.of(Json.text(period, "start")) : given;
  }

  /** Of the text: its rule, or its address; an id of the source, which becomes an HMAC. */
  private static String policy(JsonNode json) {
    String rule = String.join("+", Json.codes(json.path("policyRule")));
    String uri = Json.text(Json.one(json.path("policy")), "uri");
    return uri.isEmpty() ? rule : uri;
  }
}
