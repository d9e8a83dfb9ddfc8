package org.waymark.ingest.fhir;

import java.util.Set;
import org.waymark.ingest.fhir.Found.Resource;
import org.waymark.ingest.fhir.Outcome.Not;

/** What each type of resource becomes. */
final class Mappings {

  private static final Set<String> MAPPED =
      Set.of(
          "Encounter",
          "Goal",
          "EpisodeOfCare",
          "Observation",
          "QuestionnaireResponse",
          "Consent",
          "Patient");

  private static final Set<String> SOMEBODY =
      Set.of(
          "Patient",
          "Practitioner",
          "PractitionerRole",
          "RelatedPerson",
          "Group",
          "Organization",
          "CareTeam");

  private final Index index;
  private final Encounters encounters;
  private final Goals goals;
  private final Episodes episodes;
  private final Observations observations;
  private final Answers answers;
  private final Consents consents;
  private final Patients patients;

  Mappings(Index index, int year) {
    People people = new People(index);
    this.index = index;
    this.encounters = new Encounters(index, people);
    this.goals = new Goals(index, people);
    this.episodes = new Episodes(people);
    this.observations = new Observations(index, people);
    this.answers = new Answers(index, people);
    this.consents = new Consents(people);
    this.patients = new Patients(year);
  }

  /** Whether resources of the type become events. */
  static boolean isMapped(String type) {
    return MAPPED.contains(type);
  }

  /** Whether resources of the type are people, or stand for some. */
  static boolean isSomebody(String type) {
    return SOMEBODY.contains(type);
  }

  Outcome of(Resource resource) {
    return switch (resource.type()) {
      case "Encounter" -> encounters.of(resource);
      case "Goal" -> goals.of(resource);
      case "EpisodeOfCare" -> episodes.of(resource);
      case "Observation" -> observations.of(resource);
      case "QuestionnaireResponse" -> answers.of(resource);
      case "Consent" -> consents.of(resource);
      case "Patient" -> patients.of(resource);
      case "CarePlan" -> new Not(plan(resource));
      case "PractitionerRole", "Group", "Questionnaire" -> new Not(Why.GIVES_MEANING);
      case "" -> new Not(Why.UNKNOWN_TYPE);
      default -> new Not(Why.OTHER_TYPE);
    };
  }

  private Why plan(Resource plan) {
    boolean cites =
        Json.list(plan.json().path("goal")).stream()
            .map(Ref::of)
            .anyMatch(ref -> ref != null && index.planOf(index.id(ref.within(plan))) != null);
    return cites ? Why.GIVES_DATES : Why.CITES_NO_GOAL;
  }

  /** Whether a resource was entered in error, in whichever field its type says so. */
  static boolean isInError(Resource resource) {
    return Json.text(resource.json(), "status").equals("entered-in-error")
        || Json.text(resource.json(), "lifecycleStatus").equals("entered-in-error");
  }
}
