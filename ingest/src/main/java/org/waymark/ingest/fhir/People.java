package org.waymark.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.ingest.fhir.Found.Resource;

/** Whom a resource is about, and in what role others appear in it. */
final class People {

  private static final List<String> SUBJECT = List.of("subject", "patient");

  private final Index index;

  People(Index index) {
    this.index = index;
  }

  /** The id of the person; null when the resource names none, or something that is no person. */
  @Nullable String subject(Resource resource) {
    Ref ref = subjectRef(resource);
    return ref == null || !isPatient(ref) ? null : index.id(ref);
  }

  private static @Nullable Ref subjectRef(Resource resource) {
    for (String field : SUBJECT) {
      Ref ref = Ref.of(resource.json().path(field));
      if (ref != null) {
        return ref.within(resource);
      }
    }
    return null;
  }

  private boolean isPatient(Ref ref) {
    String type = index.type(ref);
    return type.isEmpty() || type.equals("Patient");
  }

  /** The group that it is about; null when it is about none. */
  @Nullable String group(Resource resource) {
    Ref ref = subjectRef(resource);
    if (ref == null) {
      ref = Ref.of(resource.json().path("group"));
    }
    return ref == null || !index.type(ref).equals("Group") ? null : index.id(ref);
  }

  /**
   * The role of somebody: the person, staff, or a third party. Of staff FHIR seldom says who is a
   * peer specialist.
   */
  String role(JsonNode reference, Resource resource) {
    Ref ref = Ref.of(reference);
    if (ref == null) {
      return "unknown";
    }
    Ref whole = ref.within(resource);
    String person = subject(resource);
    String type = index.type(whole);
    if (person != null && index.id(whole).equals(person) && isPatient(whole)) {
      return "participant";
    }
    return switch (type) {
      case "Practitioner", "PractitionerRole" ->
          index.isPeer(whole) ? "peer_specialist" : "program";
      case "Organization", "CareTeam" -> "program";
      case "RelatedPerson" -> "third_party";
      default -> "unknown";
    };
  }

  /** The roles of several. */
  List<String> roles(JsonNode references, Resource resource) {
    List<String> roles = new ArrayList<>();
    Json.list(references).forEach(reference -> roles.add(role(reference, resource)));
    return roles;
  }
}
