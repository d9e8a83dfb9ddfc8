package org.waymark.ingest;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A tracker as programs have them, made up from a seed: semicolons, initials for people, dates in
 * four formats, numbers as Germans and Americans write them, blanks, and notes with quotation marks
 * and line breaks. It knows what a right import counts.
 */
final class Tracker {

  static final String MAPPING =
      """
      { // as somebody would write it
        "name": "tracker",
        "row_key": "Nr",
        "client_id": "Initials",
        "ignore_case": true,
        "dates": ["M/d/yyyy", "d.M.yyyy", "MMM d, yyyy", "excel"],
        "ignore": ["Notes", "Größe"],
        "events": [{
          "event_type": "session.recorded",
          "fields": {
            "program_id": {"always": "harbor"},
            "occurred_at": "Datum",
            "outcome": {"column": "Came?", "values": {"ja": "attended", "Yes": "attended", "no": "no_show"}},
            "format": {"always": "individual"},
            "delivery": {"column": "How", "values": {"tel": "phone"}, "blank": "in_person"},
            "participation_basis": {"column": "Free", "values": {"court": "required", "frei": "voluntary"}, "blank": "unknown"},
            "agenda_led_by": {"always": "unknown"},
            "initiated_by": {"always": "unknown"},
            "duration_min": "Minutes",
          }
        }]
      }
      """;

  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("M/d/yyyy"),
          DateTimeFormatter.ofPattern("d.M.yyyy"),
          DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH));
  private static final List<String> MINUTES = List.of("45", "45,0", "45.0", "");
  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);

  private final List<String> rows = new ArrayList<>();
  private int minutes;
  private int required;
  private int attended;

  Tracker(long seed, int count) {
    Random random = new Random(seed);
    for (int i = 1; i <= count; i++) {
      add(i, random);
    }
  }

  private void add(int number, Random random) {
    LocalDate day = FIRST.plusDays(random.nextInt(300));
    boolean serial = random.nextInt(5) == 0;
    String date =
        serial
            ? Long.toString(day.toEpochDay() + 25_569)
            : FORMATS.get(random.nextInt(FORMATS.size())).format(day);
    boolean came = random.nextInt(4) > 0;
    String length = came ? MINUTES.get(random.nextInt(MINUTES.size())) : "";
    boolean court = random.nextInt(6) == 0;
    char first = (char) ('A' + random.nextInt(20));
    String initials = first + "." + (char) ('A' + random.nextInt(3)) + ".";
    initials = random.nextBoolean() ? initials : initials.toLowerCase(Locale.ROOT);
    attended += came ? 1 : 0;
    minutes += length.isEmpty() ? 0 : 45;
    required += court && came ? 1 : 0;
    rows.add(
        String.join(
            ";",
            Integer.toString(number),
            initials,
            date,
            came ? (random.nextBoolean() ? "ja" : "YES") : "no",
            random.nextBoolean() ? "tel" : "",
            court ? "court" : "frei",
            length,
            "\"said \"\"hello\"\"; then\r\nleft for Zürich\"",
            "1.234,5"));
  }

  /** How many rows there are. */
  int size() {
    return rows.size();
  }

  int attended() {
    return attended;
  }

  int minutes() {
    return minutes;
  }

  /** Attended sessions that were required. */
  int required() {
    return required;
  }

  List<String> rows() {
    return rows;
  }

  static String text(List<String> rows) {
    return "Nr;Initials;Datum;Came?;How;Free;Minutes;Notes;Größe\r\n"
        + String.join("\r\n", rows)
        + "\r\n";
  }
}
