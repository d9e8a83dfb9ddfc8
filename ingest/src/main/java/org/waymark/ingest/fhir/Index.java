package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Deleted;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Found.Version;

/**
 * What the resources of an import say of each other, gathered in a first reading of all its files,
 * since a file may speak of what stands in a later one. It keeps ids and days, and of what is a
 * link only.
 */
public final class Index {

  private final Map<String, Plan> plans = new HashMap<>();
  private final Map<String, String> goalsOfObservations = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> otherNames = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();
  private final Map<String, Integer> formItems = new HashMap<>();
  private final Set<String> peers = new HashSet<>();
  private final Map<String, Newest> newest = new HashMap<>();
  private long updated = Version.UNKNOWN;

  /**
   * The days of the care plans that cite a goal.
   *
   * @param start the earliest
   * @param end the latest; null when one has no end
   */
  record Plan(@Nullable When start, @Nullable When end) {}

  private record Newest(Version version, int file, long number) {}

  /** Reads a file. */
  public void read(int file, InputStream in) throws IOException {
    FhirFile resources = new FhirFile(in);
    for (Found found = resources.next(); found != null; found = resources.next()) {
      if (found instanceof Resource resource) {
        note(file, resource);
      } else if (found instanceof Deleted deleted && !deleted.id().isEmpty()) {
        version(deleted.key(), new Newest(deleted.version(), file, deleted.number()));
      }
    }
  }

  private void note(int file, Resource resource) {
    updated = Math.max(updated, resource.version().updated());
    for (Resource within : resource.contained()) {
      if (within.type().equals("Goal")) {
        note(file, within);
      }
    }
    if (Mappings.isMapped(resource.type())) {
      version(resource.key(), new Newest(resource.version(), file, resource.number()));
    }
    name(resource);
    switch (resource.type()) {
      case "CarePlan" -> plan(resource);
      case "Goal" -> goal(resource);
      case "Group" -> group(resource);
      case "PractitionerRole" -> role(resource.json());
      case "Questionnaire" -> form(resource.json());
      default -> {
        // only what links others is kept
      }
    }
  }

  private void version(String key, Newest one) {
    newest.merge(key, one, (a, b) -> isNewer(b, a) ? b : a);
  }

  private static boolean isNewer(Newest one, Newest before) {
    long updated = one.version().updated();
    return updated == before.version().updated()
        ? !one.version().history()
        : updated > before.version().updated();
  }

  /** The year as of which the files show people: that of the last change, or this one. */
  int year(Instant now) {
    Instant last =
        updated == Version.UNKNOWN ? now : Instant.EPOCH.plus(updated, ChronoUnit.MICROS);
    return (last.isAfter(now) ? now : last).atOffset(ZoneOffset.UTC).getYear();
  }

  /** Whether a place holds the newest version of a resource. */
  boolean isNewest(String key, int file, long number) {
    Newest one = newest.get(key);
    return one == null || (one.file() == file && one.number() == number);
  }

  /** Entries of a transaction are known by another name than their own. */
  private void name(Resource resource) {
    String url = resource.version().fullUrl();
    if (url.startsWith("urn:")) {
      String other = Ref.idOf(url);
      if (!other.equals(resource.id())) {
        otherNames.put(other, resource.id());
      }
      if (Mappings.isSomebody(resource.type())) {
        types.put(resource.id(), resource.type());
      }
    }
  }

  private void plan(Resource resource) {
    JsonNode json = resource.json();
    if (Json.text(json, "status").equals("entered-in-error")) {
      return;
    }
    When created = When.of(Json.text(json, "created"));
    JsonNode period = Json.one(json.path("period"));
    When start = When.of(Json.text(period, "start"));
    Plan plan = new Plan(start == null ? created : start, When.of(Json.text(period, "end")));
    for (JsonNode goal : Json.list(json.path("goal"))) {
      Ref ref = Ref.of(goal);
      if (ref != null) {
        plans.merge(id(ref.within(resource)), plan, Index::both);
      }
    }
  }

  private static Plan both(Plan one, Plan other) {
    return new Plan(When.earlier(one.start(), other.start()), later(one.end(), other.end()));
  }

  /** Null when one of them is: then it has not ended. */
  private static @Nullable When later(@Nullable When one, @Nullable When other) {
    if (one == null || other == null) {
      return null;
    }
    return other.day().isAfter(one.day()) ? other : one;
  }

  private void goal(Resource resource) {
    for (JsonNode outcome : Json.list(resource.json().path("outcomeReference"))) {
      Ref ref = Ref.of(outcome);
      if (ref != null) {
        goalsOfObservations.put(ref.within(resource).id(), resource.id());
      }
    }
  }

  private void group(Resource resource) {
    List<String> people = new ArrayList<>();
    for (JsonNode member : Json.list(resource.json().path("member"))) {
      Ref ref = Ref.of(member.path("entity"));
      if (ref != null && !"true".equals(Json.text(member, "inactive"))) {
        people.add(id(ref));
      }
    }
    groups.put(resource.id(), people);
  }

  private void role(JsonNode json) {
    Ref practitioner = Ref.of(json.path("practitioner"));
    if (practitioner != null && Json.codes(json.path("code")).stream().anyMatch(Index::isPeer)) {
      peers.add(id(practitioner));
      peers.add(Json.text(json, "id"));
    }
  }

  /** Of the taxonomy of NUCC, or a program's own code that says it. */
  private static boolean isPeer(String code) {
    return code.equals("175t00000x") || code.contains("peer");
  }

  private void form(JsonNode json) {
    String url = Json.text(json, "url");
    int items = Forms.items(json.path("item"));
    formItems.put(Forms.name(url.isEmpty() ? Json.text(json, "id") : url), items);
  }

  /** The id of what a reference points at, whatever name it uses. */
  String id(Ref ref) {
    return otherNames.getOrDefault(ref.id(), ref.id());
  }

  /** The type of what a reference points at; empty when nobody says it. */
  String type(Ref ref) {
    return ref.type().isEmpty() ? types.getOrDefault(id(ref), "") : ref.type();
  }

  @Nullable Plan planOf(String goalId) {
    return plans.get(goalId);
  }

  /** The goal that says that it was measured by an observation; null when none does. */
  @Nullable String goalOf(String observationId) {
    return goalsOfObservations.get(observationId);
  }

  /** The people of a group; null when it is not in the files. */
  @Nullable List<String> peopleOf(String groupId) {
    return groups.get(groupId);
  }

  /** How many items a form has; null when it is not in the files. */
  @Nullable Integer itemsOf(String form) {
    return formItems.get(form);
  }

  boolean isPeer(Ref practitioner) {
    return peers.contains(id(practitioner));
  }
}
