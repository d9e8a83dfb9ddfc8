package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Assumed;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;
import org.waymark.ingest.mapping.Earlier;

/**
 * An EpisodeOfCare becomes {@code episode.opened}, and {@code episode.closed} once it has ended. It
 * says that somebody was referred; that they came by themselves FHIR cannot say, and it is not
 * guessed.
 */
final class Episodes {

  private final People people;

  Episodes(People people) {
    this.people = people;
  }

  Outcome of(Resource resource) {
    JsonNode json = resource.json();
    String status = Json.text(json, "status");
    boolean ended = status.equals("finished") || (status.equals("cancelled") && wasActive(json));
    return switch (status) {
      case "planned", "waitlist" -> new Not(Why.NOT_YET);
      case "active", "onhold", "finished" -> episode(resource, ended);
      case "cancelled" -> ended ? episode(resource, true) : new Not(Why.NOT_CARRIED_OUT);
      default -> new Not(Why.NO_STATUS);
    };
  }

  private Outcome episode(Resource resource, boolean ended) {
    JsonNode json = resource.json();
    String person = people.subject(resource);
    if (person == null) {
      return new Not(Why.NO_PERSON);
    }
    When opened = opened(json);
    if (opened == null) {
      return new Not(Why.NO_DATE);
    }
    if (Json.list(json.path("referralRequest")).isEmpty()) {
      return new Not(Why.HOW_CAME);
    }
    String entity = "episode/" + resource.id();
    List<Fact> facts = new ArrayList<>();
    EnumSet<Assumed> assumed = EnumSet.noneOf(Assumed.class);
    Data how = new Data().put("entry_basis", "referred");
    facts.add(new Fact("episode.opened", "opened", person, opened, entity, how.json()));
    When closed = ended ? When.of(Json.text(Json.one(json.path("period")), "end")) : null;
    if (closed != null) {
      Data end = new Data().put("reason", "other").put("decided_by", "unknown");
      facts.add(new Fact("episode.closed", "closed", person, closed, entity, end.json()));
      assumed.add(Assumed.REASON_OTHER);
    } else if (ended) {
      assumed.add(Assumed.END_WITHOUT_DATE);
    }
    return new Facts(facts, List.copyOf(assumed), Earlier.FALLS);
  }

  private static @Nullable When opened(JsonNode json) {
    When start = When.of(Json.text(Json.one(json.path("period")), "start"));
    for (JsonNode past : Json.list(json.path("statusHistory"))) {
      boolean active = start == null && Json.text(past, "status").equals("active");
      start = active ? When.of(Json.text(Json.one(past.path("period")), "start")) : start;
    }
    return start;
  }

  private static boolean wasActive(JsonNode json) {
    return Json.list(json.path("statusHistory")).stream()
        .anyMatch(past -> Json.text(past, "status").equals("active"));
  }
}
