package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Assumed;
import org.waymark.ingest.fhir.Outcome.Fact;
import org.waymark.ingest.fhir.Outcome.Facts;
import org.waymark.ingest.fhir.Outcome.Not;
import org.waymark.ingest.mapping.Earlier;

/** An Encounter becomes {@code session.recorded}, one for each person of a group. */
final class Encounters {

  private static final int LONGEST_MIN = 720;

  /** ActEncounterCode of HL7 v3: those that are no visit. */
  private static final Set<String> HOSPITAL =
      Set.of("imp", "acute", "nonac", "obsenc", "prenc", "ss", "emer");

  private static final Set<String> VISIT = Set.of("amb", "fld", "hh");

  /** Telephone encounters of SNOMED CT and CPT. */
  private static final Set<String> PHONE =
      Set.of(
          "185317003", "99441", "99442", "99443", "98966", "98967", "98968", "phone", "telephone");

  /** Group psychotherapy of SNOMED CT and CPT. */
  private static final Set<String> GROUP = Set.of("76168009", "90853", "group");

  private final Index index;
  private final People people;

  Encounters(Index index, People people) {
    this.index = index;
    this.people = people;
  }

  Outcome of(Resource resource) {
    JsonNode json = resource.json();
    if (Json.codes(json.path("class")).stream().anyMatch(HOSPITAL::contains)) {
      return new Not(Why.HOSPITAL);
    }
    String status = Json.text(json, "status");
    return switch (status) {
      case "finished", "completed" -> session(resource, "attended");
      case "cancelled" -> cancelled(resource);
      case "planned", "arrived", "triaged", "in-progress", "onleave", "on-hold" ->
          new Not(Why.NOT_YET);
      default -> new Not(Why.NO_STATUS);
    };
  }

  /** Codes of appointment-cancellation-reason say whose side it was. */
  private Outcome cancelled(Resource resource) {
    for (String code : Json.codes(resource.json().path("reasonCode"))) {
      if (code.equals("noshow") || code.equals("no-show")) {
        return session(resource, "no_show");
      }
      if (code.startsWith("pat")) {
        return session(resource, "cancelled_by_participant");
      }
      if (code.startsWith("prov")) {
        return session(resource, "cancelled_by_program");
      }
    }
    return new Not(Why.WHO_CANCELLED);
  }

  private Outcome session(Resource resource, String outcome) {
    String group = people.group(resource);
    List<String> present = group == null ? one(people.subject(resource)) : index.peopleOf(group);
    if (present == null || present.isEmpty()) {
      return new Not(group == null ? Why.NO_PERSON : Why.UNKNOWN_GROUP);
    }
    When when = When.startOf(resource.json().path("period"));
    if (when == null) {
      return new Not(Why.NO_DATE);
    }
    EnumSet<Assumed> assumed = EnumSet.noneOf(Assumed.class);
    Data data = data(resource.json(), outcome, assumed);
    boolean grouped = group != null || isGroup(resource.json());
    data.put("format", grouped ? "group" : "individual");
    data.put("group_size", group != null && present.size() > 1 ? present.size() : null);
    List<Fact> facts = new ArrayList<>();
    for (String person : present) {
      String rule = group == null ? "session" : "session/" + person;
      facts.add(
          new Fact(
              "session.recorded",
              rule,
              person,
              when,
              entity(resource, grouped),
              data.json().deepCopy()));
    }
    return new Facts(facts, List.copyOf(assumed), Earlier.FALLS);
  }

  private static List<String> one(@Nullable String person) {
    return person == null ? List.of() : List.of(person);
  }

  /** Those of one group met at one appointment, if they say so. */
  private static String entity(Resource resource, boolean grouped) {
    Ref appointment = Ref.of(resource.json().path("appointment"));
    return grouped && appointment != null
        ? "session/appointment/" + appointment.id()
        : "session/" + resource.id();
  }

  private static boolean isGroup(JsonNode json) {
    return Json.codes(json.path("type")).stream().anyMatch(GROUP::contains);
  }

  private Data data(JsonNode json, String outcome, Set<Assumed> assumed) {
    boolean attended = outcome.equals("attended");
    return new Data()
        .put("delivery", delivery(json, assumed))
        .put("outcome", outcome)
        .put("duration_min", attended ? minutes(json) : null)
        .put("participation_basis", "unknown")
        .put("agenda_led_by", attended ? "unknown" : null)
        .put("initiated_by", "unknown")
        .put("service_code", serviceCode(json));
  }

  private static String delivery(JsonNode json, Set<Assumed> assumed) {
    Set<String> kinds = Json.codes(json.path("class"));
    if (Json.codes(json.path("type")).stream().anyMatch(PHONE::contains)) {
      return "phone";
    }
    if (kinds.contains("vr")) {
      assumed.add(Assumed.VIDEO);
      return "video";
    }
    if (kinds.stream().noneMatch(VISIT::contains)) {
      assumed.add(Assumed.IN_PERSON);
    }
    return "in_person";
  }

  private static @Nullable String serviceCode(JsonNode json) {
    return Json.codes(json.path("type")).stream()
        .filter(code -> code.equals("h0038") || code.equals("h0025"))
        .findFirst()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .orElse(null);
  }

  /** Null unless it is one that a session can have. */
  private static @Nullable Integer minutes(JsonNode json) {
    Long minutes = length(Json.one(json.path("length")));
    if (minutes == null) {
      JsonNode period = Json.one(json.path("period"));
      When start = When.of(Json.text(period, "start"));
      When end = When.of(Json.text(period, "end"));
      if (start == null || end == null || start.instant() == null || end.instant() == null) {
        return null;
      }
      minutes = Duration.between(start.instant(), end.instant()).toMinutes();
    }
    return minutes >= 1 && minutes <= LONGEST_MIN ? (Integer) minutes.intValue() : null;
  }

  private static @Nullable Long length(JsonNode length) {
    Double value = Json.number(Json.text(length, "value"));
    String code = Json.text(length, "code");
    String unit = Json.even(code.isEmpty() ? Json.text(length, "unit") : code);
    if (value == null) {
      return null;
    }
    return switch (unit) {
      case "min", "minute", "minutes" -> Math.round(value);
      case "h", "hour", "hours" -> Math.round(value * 60);
      default -> null;
    };
  }
}
