package org.waymark.ingest.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people call things: words of headers to fields and types, words of cells to codes. */
final class Guesses {

  /** Words of headers, in English and German, to the field that they speak of. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry(
              "outcome", Set.of("outcome", "attendance", "attended", "came", "show", "status")),
          Map.entry(
              "duration_min", Set.of("duration", "minutes", "length", "dauer", "min", "minuten")),
          Map.entry("group_size", Set.of("size")),
          Map.entry("delivery", Set.of("delivery", "mode", "modality", "channel", "how", "wie")),
          Map.entry("participation_basis", Set.of("basis", "voluntary", "mandated", "free")),
          Map.entry("agenda_led_by", Set.of("agenda", "led")),
          Map.entry("initiated_by", Set.of("initiated", "requested")),
          Map.entry("format", Set.of("format", "type", "kind", "setting")),
          Map.entry("originator", Set.of("originator", "brought", "whose", "idea")),
          Map.entry("life_area", Set.of("area", "domain", "bereich")),
          Map.entry("importance", Set.of("importance", "wichtigkeit")),
          Map.entry("target_date", Set.of("target", "due")),
          Map.entry("kind", Set.of("kind", "type", "category", "what", "art")),
          Map.entry("done", Set.of("done", "who", "by", "erledigt", "wer")),
          Map.entry("topic", Set.of("topic", "about", "thema")),
          Map.entry("decided_by", Set.of("decided", "decider", "entschieden")),
          Map.entry("decision", Set.of("decision", "agreed")),
          Map.entry("preference", Set.of("preference", "wish", "wunsch")),
          Map.entry("honoured", Set.of("honoured", "honored", "got")),
          Map.entry("entry_basis", Set.of("entry", "referral", "source", "basis")),
          Map.entry("reason", Set.of("reason", "why", "grund")),
          Map.entry("instrument", Set.of("instrument", "questionnaire", "tool", "fragebogen")),
          Map.entry("subscale", Set.of("subscale", "scale")),
          Map.entry("value", Set.of("value", "score", "result", "points", "punkte")),
          Map.entry("respondent", Set.of("respondent", "answered")),
          Map.entry("age_band", Set.of("age", "alter")),
          Map.entry("gender", Set.of("gender", "geschlecht")),
          Map.entry("scope", Set.of("scope")),
          Map.entry("state", Set.of("state", "consent")),
          Map.entry("ground", Set.of("ground")),
          Map.entry("noted_by", Set.of("noted")));

  /** Words of headers that speak of a type of event. */
  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry(
              "session.recorded",
              Set.of(
                  "session", "visit", "appointment", "attended", "attendance", "termin", "came")),
          Map.entry("task.recorded", Set.of("task", "tasks", "errand", "aufgabe")),
          Map.entry("goal.proposed", Set.of("goal", "goals", "objective", "ziel", "originator")),
          Map.entry(
              "choice.recorded", Set.of("choice", "preference", "option", "options", "wunsch")),
          Map.entry("score.recorded", Set.of("score", "instrument", "questionnaire", "fragebogen")),
          Map.entry("episode.opened", Set.of("intake", "enrolled", "enrollment", "admission")),
          Map.entry("episode.closed", Set.of("discharge", "discharged", "closed", "exit")),
          Map.entry("limit.changed", Set.of("limit", "restriction")),
          Map.entry("moment.noted", Set.of("moment", "victory", "strength")),
          Map.entry("consent.changed", Set.of("consent", "einwilligung")));

  private static final Set<String> CLIENTS =
      Set.of("client", "participant", "member", "person", "initials", "klient", "kürzel");
  private static final Set<String> DAYS = Set.of("date", "day", "when", "datum", "tag");
  private static final Set<String> OTHER_DAYS =
      Set.of("birth", "dob", "born", "next", "due", "target", "geburt", "geburtsdatum", "follow");

  private static final Map<String, Set<String>> CODES =
      Map.ofEntries(
          Map.entry("attended", Set.of("yes", "y", "attended", "came", "present", "show", "ja")),
          Map.entry("no_show", Set.of("no", "n", "no_show", "noshow", "ns", "absent", "nein")),
          Map.entry("cancelled_by_participant", Set.of("cancelled", "canceled", "abgesagt")),
          Map.entry("individual", Set.of("individual", "1:1", "one_to_one", "single", "einzel")),
          Map.entry("group", Set.of("group", "grp", "gruppe")),
          Map.entry("in_person", Set.of("in_person", "office", "face_to_face", "f2f", "vor_ort")),
          Map.entry("phone", Set.of("phone", "telephone", "call", "tel", "telefon")),
          Map.entry("video", Set.of("video", "zoom", "telehealth")),
          Map.entry("text", Set.of("text", "sms", "chat")),
          Map.entry("voluntary", Set.of("voluntary", "free", "self", "freiwillig", "frei")),
          Map.entry("encouraged", Set.of("encouraged", "suggested")),
          Map.entry("required", Set.of("required", "mandated", "court", "court_ordered")),
          Map.entry("participant", Set.of("participant", "client", "person", "member")),
          Map.entry("joint", Set.of("joint", "both", "together", "shared")),
          Map.entry("peer_specialist", Set.of("peer_specialist", "peer", "specialist", "staff")),
          Map.entry("program", Set.of("program", "agency")),
          Map.entry("by_participant", Set.of("client", "self", "participant", "alone")),
          Map.entry("with_participant", Set.of("together", "with_client", "both", "with")),
          Map.entry("for_participant", Set.of("for_client", "staff", "for", "peer")),
          Map.entry("service_contact", Set.of("service", "call_to_service", "appointment")),
          Map.entry("agree", Set.of("yes", "ja", "agreed")),
          Map.entry("disagree", Set.of("no", "nein", "disagreed")),
          Map.entry("unknown", Set.of("unknown", "unk", "?", "n/a", "unbekannt")));

  private Guesses() {}

  /** Whether a header speaks of a field, by its name or by a word. */
  static boolean speaksOf(String field, String header) {
    return Header.even(header).equals(field) || holds(header, FIELDS.getOrDefault(field, Set.of()));
  }

  /** Whether a header speaks of a type of event. */
  static boolean isOfType(String type, String header) {
    return holds(header, TYPES.getOrDefault(type, Set.of()));
  }

  /** Whether a header speaks of the person. */
  static boolean isClient(String header) {
    return Header.even(header).equals(Field.CLIENT_ID) || holds(header, CLIENTS);
  }

  /** Whether a header speaks of the day on which something happened. */
  static boolean isDay(String header) {
    return Header.even(header).equals("occurred_at")
        || (holds(header, DAYS) && !holds(header, OTHER_DAYS));
  }

  /** Whether a header speaks of the program. */
  static boolean isProgram(String header) {
    return Header.even(header).equals("program_id") || holds(header, Set.of("program"));
  }

  private static boolean holds(String header, Set<String> wanted) {
    return List.of(Header.even(header).split("[^\\p{L}\\p{N}]+")).stream()
        .anyMatch(wanted::contains);
  }

  /** The code of a field that a cell seems to mean. */
  static Optional<String> code(Field field, String cell) {
    String even = Header.even(cell);
    return field.codes().stream()
        .filter(code -> code.equals(even) || CODES.getOrDefault(code, Set.of()).contains(even))
        .findFirst();
  }
}
