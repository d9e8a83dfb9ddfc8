package org.waymark.ingest.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people call things: words of headers to fields, words of cells to codes. */
final class Guesses {

  /** In this order; the first field with a word of the header has the column. */
  private static final Map<String, Set<String>> HEADERS = headers();

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
          Map.entry("voluntary", Set.of("voluntary", "free", "self", "freiwillig")),
          Map.entry("encouraged", Set.of("encouraged", "suggested")),
          Map.entry("required", Set.of("required", "mandated", "court", "court_ordered")),
          Map.entry("participant", Set.of("participant", "client", "person", "member")),
          Map.entry("joint", Set.of("joint", "both", "together", "shared")),
          Map.entry("peer_specialist", Set.of("peer_specialist", "peer", "specialist", "staff")),
          Map.entry("program", Set.of("program", "agency")),
          Map.entry("unknown", Set.of("unknown", "unk", "?", "n/a", "unbekannt")));

  private Guesses() {}

  /** The field that a header seems to mean. */
  static Optional<String> field(String header) {
    List<String> words = List.of(Header.even(header).split("[^\\p{L}\\p{N}#]+"));
    return HEADERS.entrySet().stream()
        .filter(
            field ->
                field.getKey().equals(Header.even(header))
                    || words.stream().anyMatch(field.getValue()::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The code of a field that a cell seems to mean. */
  static Optional<String> code(Field field, String cell) {
    String even = Header.even(cell);
    return field.codes().stream()
        .filter(code -> code.equals(even) || CODES.getOrDefault(code, Set.of()).contains(even))
        .findFirst();
  }

  private static Map<String, Set<String>> headers() {
    Map<String, Set<String>> headers = new LinkedHashMap<>();
    headers.put(Field.ROW_ID, Set.of("row", "nr", "no", "record", "entry", "#"));
    headers.put(Field.CLIENT_ID, Set.of("client", "participant", "member", "person", "initials"));
    headers.put("occurred_at", Set.of("date", "day", "when", "datum"));
    headers.put("outcome", Set.of("outcome", "attendance", "attended", "came", "show", "status"));
    headers.put("duration_min", Set.of("duration", "minutes", "length", "dauer", "min"));
    headers.put("group_size", Set.of("size"));
    headers.put("delivery", Set.of("delivery", "mode", "modality", "channel", "how"));
    headers.put("participation_basis", Set.of("basis", "voluntary", "mandated", "free"));
    headers.put("agenda_led_by", Set.of("agenda", "led"));
    headers.put("initiated_by", Set.of("initiated", "requested"));
    headers.put("originator", Set.of("originator", "brought", "whose"));
    headers.put("life_area", Set.of("area", "domain"));
    headers.put("format", Set.of("format", "type", "kind", "setting"));
    headers.put("program_id", Set.of("program", "site"));
    return headers;
  }
}
