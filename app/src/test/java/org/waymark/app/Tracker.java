package org.waymark.app;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * A tracker as programs have them, made up from a seed: semicolons, initials for people in either
 * case, days in five notations, numbers as Germans and Americans write them, blanks, and notes with
 * quotation marks, semicolons and line breaks. What a right import comes to is counted here from
 * the visits, not from their cells.
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
        }, {
          "event_type": "score.recorded",
          "when": {"column": "Hope"},
          "fields": {
            "program_id": {"always": "harbor"},
            "occurred_at": "Datum",
            "instrument": {"always": "session_check"},
            "subscale": {"always": "hope"},
            "respondent": {"always": "participant"},
            "value": "Hope",
          }
        }]
      }
      """;

  /** Gives {@link #counts} of the events that live and of what the fold made of them. */
  static final String COUNTS =
      "select (select count(*) from live_events where event_type = 'session.recorded') as sessions,"
          + " (select count(distinct participant_key) from live_events) as people,"
          + " sum(attended) as attended, sum(minutes) as minutes, sum(no_show) as no_show,"
          + " sum(s4_num) as s4_num, sum(s4_den) as s4_den,"
          + " (select count(*) from live_events where event_type = 'score.recorded') as answers,"
          + " (select cast(sum(round(value * 10)) as integer) from live_events) as tenths"
          + " from participant_months";

  /** Gives {@link #months}. */
  static final String MONTHS =
      "select strftime(month, '%Y-%m') as month, sum(attended) as attended from participant_months"
          + " group by all having sum(attended) > 0 order by all";

  private static final LocalDate FIRST = LocalDate.of(2024, 6, 1);
  private static final int DAYS = 300;

  /** The days between 1899-12-30, from which Excel counts, and 1970-01-01. */
  private static final int EXCEL = 25_569;

  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.ofPattern("M/d/yyyy"),
          DateTimeFormatter.ofPattern("d.M.yyyy"),
          DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH));
  private static final List<String> NOTES =
      List.of(
          "",
          "\"said \"\"hello\"\"; then\r\nleft for Zürich\"",
          "\"two\nlines, and a comma\"",
          "don't forget",
          "\";\"");

  private Tracker() {}

  /**
   * What happened.
   *
   * @param basis {@code court}, {@code frei} or nothing
   * @param minutes 0 when nobody wrote them down
   * @param tenths of the answer on hope; -1 when there is none
   */
  record Visit(
      int number,
      String initials,
      LocalDate day,
      String came,
      String basis,
      int minutes,
      int tenths) {

    boolean isAttended() {
      return !came.equals("no");
    }

    Visit by(String other) {
      return new Visit(number, other, day, came, basis, minutes, tenths);
    }

    Visit lasting(int other) {
      return new Visit(number, initials, day, came, basis, other, tenths);
    }

    Visit answered(int other) {
      return new Visit(number, initials, day, came, basis, minutes, other);
    }

    Visit freely() {
      return new Visit(number, initials, day, came, "frei", minutes, tenths);
    }
  }

  static List<Visit> visits(int count, long seed) {
    Random random = new Random(seed);
    List<Visit> visits = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      boolean came = random.nextInt(4) > 0;
      visits.add(
          new Visit(
              number,
              initials(random),
              FIRST.plusDays(random.nextInt(DAYS)),
              came ? (random.nextBoolean() ? "ja" : "YES") : "no",
              List.of("court", "frei", "frei", "frei", "").get(random.nextInt(5)),
              came && random.nextInt(4) > 0 ? 5 * (1 + random.nextInt(20)) : 0,
              came && random.nextInt(3) == 0 ? random.nextInt(101) : -1));
    }
    return visits;
  }

  static String initials(Random random) {
    return (char) ('A' + random.nextInt(20)) + "." + (char) ('A' + random.nextInt(3)) + ".";
  }

  /** The visits as a table; another seed writes the same visits in other notations. */
  static String table(Collection<Visit> visits, long seed) {
    Random random = new Random(seed);
    StringBuilder table =
        new StringBuilder("Nr;Initials;Datum;Came?;How;Free;Minutes;Hope;Notes;Größe\r\n");
    visits.forEach(visit -> table.append(row(visit, random)).append("\r\n"));
    return table.toString();
  }

  private static String row(Visit visit, Random random) {
    boolean lower = random.nextBoolean();
    return String.join(
        ";",
        Integer.toString(visit.number()),
        lower ? visit.initials().toLowerCase(Locale.ROOT) : visit.initials(),
        date(visit.day(), random),
        visit.came(),
        visit.number() % 3 == 0 ? "tel" : "",
        visit.basis(),
        visit.minutes() == 0 ? "" : number(visit.minutes() * 10, random),
        visit.tenths() < 0 ? "" : number(visit.tenths(), random),
        NOTES.get(random.nextInt(NOTES.size())),
        "1.234,5");
  }

  private static String date(LocalDate day, Random random) {
    int format = random.nextInt(FORMATS.size() + 1);
    return format == FORMATS.size()
        ? Long.toString(day.toEpochDay() + EXCEL)
        : FORMATS.get(format).format(day);
  }

  private static String number(int tenths, Random random) {
    if (tenths % 10 == 0 && random.nextBoolean()) {
      return Integer.toString(tenths / 10);
    }
    return tenths / 10 + (random.nextBoolean() ? "," : ".") + tenths % 10;
  }

  /** What {@link #COUNTS} has to give. */
  static String counts(Collection<Visit> visits) {
    List<Visit> attended = visits.stream().filter(Visit::isAttended).toList();
    long known = attended.stream().filter(visit -> !visit.basis().isEmpty()).count();
    long free = attended.stream().filter(visit -> visit.basis().equals("frei")).count();
    List<Visit> answers = visits.stream().filter(visit -> visit.tenths() >= 0).toList();
    return "sessions,people,attended,minutes,no_show,s4_num,s4_den,answers,tenths\n"
        + String.join(
            ",",
            Integer.toString(visits.size()),
            Long.toString(visits.stream().map(Visit::initials).distinct().count()),
            Integer.toString(attended.size()),
            Integer.toString(attended.stream().mapToInt(Visit::minutes).sum()),
            Integer.toString(visits.size() - attended.size()),
            Long.toString(free),
            Long.toString(known),
            Integer.toString(answers.size()),
            Integer.toString(answers.stream().mapToInt(Visit::tenths).sum()))
        + "\n";
  }

  /** What {@link #MONTHS} has to give. */
  static String months(Collection<Visit> visits) {
    TreeMap<YearMonth, Integer> months = new TreeMap<>();
    visits.stream()
        .filter(Visit::isAttended)
        .forEach(visit -> months.merge(YearMonth.from(visit.day()), 1, Integer::sum));
    StringBuilder csv = new StringBuilder("month,attended\n");
    months.forEach((month, count) -> csv.append(month).append(',').append(count).append('\n'));
    return csv.toString();
  }

  static List<Visit> shuffled(List<Visit> visits, long seed) {
    List<Visit> shuffled = new ArrayList<>(visits);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
