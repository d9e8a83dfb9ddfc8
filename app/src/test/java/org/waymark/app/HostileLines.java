package org.waymark.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.waymark.app.HostileLine.ACCEPTED;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The matrix of hostile lines. In the texts here {@code '} stands for {@code "}. */
final class HostileLines {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String SECRET = "maria-gonzalez";

  private static final int LONGEST_LINE = 1 << 20;

  private static final String ENVELOPE =
      "'event_id':'ID','schema_version':1,'action':'assert','entity_id':'x:1',"
          + "'participant_key':'person-01','program_id':'harbor',"
          + "'occurred_at':'2025-05-20T10:00:00-07:00','recorded_at':'2025-05-20T18:00:00Z',"
          + "'recorded_by_role':'import','source_system':'demo'";

  private static final String SESSION =
      "'event_type':'session.recorded','data':{'format':'individual','delivery':'video',"
          + "'outcome':'attended','duration_min':45,'participation_basis':'voluntary',"
          + "'agenda_led_by':'joint','initiated_by':'participant'}";
  private static final String PROPOSED =
      "'event_type':'goal.proposed','data':{'originator':'participant','life_area':'home',"
          + "'target_date':'2025-12-31','from_template':false}";
  private static final String REVISED =
      "'event_type':'goal.revised','data':{'revised_by':'joint','changed':['importance'],"
          + "'importance':2}";
  private static final String RATED =
      "'event_type':'goal.rated','data':{'goal_id':'g-1','level':2,'rater':'ally'}";
  private static final String SCORE =
      "'event_type':'score.recorded','data':{'instrument':'session_check',"
          + "'subscale':'my_choice','value':9.5,'respondent':'participant'}";

  private final List<HostileLine> lines = new ArrayList<>();

  private HostileLines() {}

  /** A line that has nothing wrong. */
  static String good(String id) {
    return quoted("{" + ENVELOPE + "," + SESSION + "}").replace("ID", id);
  }

  static List<HostileLine> all() {
    HostileLines all = new HostileLines();
    all.typesOfValues();
    all.numbers();
    all.times();
    all.texts();
    all.presence();
    all.names();
    all.shapes();
    all.sizes();
    all.encodings();
    return List.copyOf(all.lines);
  }

  private void typesOfValues() {
    for (String wrong : List.of("1", "true", "[]", "{}", "['a']", "''", "'a b'", "'é'")) {
      change(SESSION, "'x:1'", wrong, "BAD_VALUE entity_id");
      change(SESSION, "'harbor'", wrong, "BAD_VALUE program_id");
      change(SESSION, "'attended'", wrong, "BAD_VALUE outcome");
      change(SESSION, "'assert'", wrong, "BAD_VALUE action");
      change(PROPOSED, "'2025-12-31'", wrong, "BAD_VALUE target_date");
      change(SESSION, "'2025-05-20T18:00:00Z'", wrong, "BAD_VALUE recorded_at");
    }
    for (String wrong : List.of("'45'", "true", "[45]", "{}", "''")) {
      change(SESSION, ":45", ":" + wrong, "BAD_VALUE duration_min");
      change(SCORE, ":9.5", ":" + wrong, "BAD_VALUE value");
    }
    for (String wrong : List.of("'false'", "0", "[]", "{}")) {
      change(PROPOSED, ":false", ":" + wrong, "BAD_VALUE from_template");
    }
    for (String wrong : List.of("'importance'", "[]", "[1]", "[null]", "{}", "[['importance']]")) {
      change(REVISED, "['importance']", wrong, "BAD_VALUE changed");
    }
    change(REVISED, "['importance']", "['importance','importance']", "BAD_VALUE changed");
    for (String wrong : List.of("'Attended'", "'ATTENDED'", "'attended '", "'attend'")) {
      change(SESSION, "'attended'", wrong, "BAD_VALUE outcome");
    }
    change(SESSION, "'import'", "'import_'", "BAD_VALUE recorded_by_role");
    change(SESSION, "'session.recorded'", "1", "BAD_VALUE event_type");
    change(SESSION, "'session.recorded'", "'Session.recorded'", "UNKNOWN_TYPE event_type");
  }

  private void numbers() {
    for (String whole : List.of("45.0", "4.5e1", "450e-1", "720", "1", "0.0045E4")) {
      change(SESSION, ":45", ":" + whole, ACCEPTED);
    }
    for (String outside : List.of("0", "-0", "-0.0", "721", "45.5", "1e400", "-1e400", "1e-400")) {
      change(SESSION, ":45", ":" + outside, "BAD_VALUE duration_min");
    }
    for (String huge : List.of("9999999999999999999", "2147483693", "4294967341", "1e999999999")) {
      change(SESSION, ":45", ":" + huge, "BAD_VALUE duration_min");
    }
    for (String none : List.of("045", "+45", ".5", "45.", "0x2D", "NaN", "Infinity", "4e", "--1")) {
      change(SESSION, ":45", ":" + none, "MALFORMED");
    }
    add("a number of 2,000 digits", line(SESSION, ":45", ":1" + "0".repeat(2_000)), "MALFORMED");
    change(RATED, ":2,", ":-0,", ACCEPTED);
    change(RATED, ":2,", ":-2.0,", ACCEPTED);
    change(RATED, ":2,", ":3,", "BAD_VALUE level");
    change(SCORE, ":9.5", ":-0.0", ACCEPTED);
    change(SCORE, ":9.5", ":1e400", "BAD_VALUE value");
    change(SCORE, ":9.5", ":10.0000001", "BAD_VALUE value");
    change(SESSION, "'schema_version':1", "'schema_version':2", "BAD_VALUE schema_version");
  }

  private void times() {
    String occurred = "2025-05-20T10:00:00-07:00";
    for (String wrong :
        List.of(
            "2025-02-29T10:00:00Z",
            "2025-05-20T24:00:00Z",
            "2025-05-20T23:59:60Z",
            "2025-05-20T10:00:00",
            "2025-05-20",
            "2025-05-20T10:00:00.1234567Z",
            "2025-05-20T10:00:00+24:00",
            "2025-05-20 10:00:00Z",
            "٢٠٢٥-05-20T10:00:00Z",
            "99999-05-20T10:00:00Z")) {
      change(SESSION, occurred, wrong, "BAD_VALUE occurred_at");
    }
    change(SESSION, occurred, "2025-05-20t10:00:00.123456z", ACCEPTED);
    change(SESSION, occurred, "1999-12-31T10:00:00Z", "IMPLAUSIBLE_TIME occurred_at");
    change(SESSION, occurred, "0000-01-01T00:00:00Z", "IMPLAUSIBLE_TIME occurred_at");
    change(SESSION, occurred, "9999-12-31T23:59:59Z", "FUTURE_EVENT occurred_at");
    change(SESSION, "2025-05-20T18:00:00Z", "9999-12-31T23:59:59Z", "FUTURE_EVENT recorded_at");
    change(SESSION, "18:00:00Z", "18:00:00+01:00", "BAD_VALUE recorded_at");
  }

  private void texts() {
    for (String key :
        List.of(
            "person",
            "12345678",
            "123-45-6789",
            "1990-01-01",
            "../../etc/passwd",
            "a/b/c-12",
            "x'y'1234".replace('\'', '`'),
            "person-01\\u0000",
            "person\\ud800-1",
            "1; DROP TABLE")) {
      change(SESSION, "person-01", key, "BAD_VALUE participant_key");
    }
    for (String id :
        List.of("\\u0000", "\\ud800", "\\ud83d\\ude00", "a\\nb", "a/b", "\\u0041\\u0300")) {
      change(SESSION, "x:1", id, "BAD_VALUE entity_id");
    }
    change(SESSION, "x:1", "\\u0078\\u003a1", ACCEPTED);
    change(SESSION, "'harbor'", "'elsewhere'", "UNKNOWN_PROGRAM program_id");
    change(SESSION, "'harbor'", "'Harbor'", "BAD_VALUE program_id");
    change(SESSION, "x:1", "\\x41", "MALFORMED");
    change(SESSION, "x:1", "\\u00", "MALFORMED");
    change(SESSION, "x:1", "a\tb", "MALFORMED");
  }

  private void presence() {
    change(SESSION, "'x:1'", "null", "MISSING_FIELD entity_id");
    change(SESSION, "'session.recorded'", "null", "MISSING_FIELD event_type");
    change(SESSION, "'attended'", "null", "MISSING_FIELD outcome");
    change(SESSION, "'agenda_led_by':'joint'", "'advice':null", "MISSING_FIELD agenda_led_by");
    change(SESSION, ":45", ":null", ACCEPTED);
    add("no data", text(SESSION.replaceAll("\\{.*", "null")), "MISSING_FIELD data");
    add("data is empty", text(SESSION.replaceAll("\\{.*", "{}")), "MISSING_FIELD format");
    add("data is an array", text(SESSION.replaceAll("\\{.*", "[{}]")), "BAD_VALUE data");
    add("data is a text", text(SESSION.replaceAll("\\{.*", "'x'")), "BAD_VALUE data");
    change(SESSION, "'assert'", "'retract'", "BAD_VALUE data");
    change(
        SESSION, "'assert'", "'assert','retract_reason':'duplicate'", "BAD_VALUE retract_reason");
  }

  private void names() {
    for (String name :
        List.of(
            "Event_id",
            "EVENT_ID",
            "eventId",
            "event_id ",
            "",
            "__proto__",
            "occurred_on",
            SECRET,
            "\\u0000",
            "$ref",
            "data.format")) {
      change(SESSION, "'x:1'", "'x:1','" + name + "':1", "UNKNOWN_FIELD");
      change(SESSION, ":45", ":45,'" + name + "':{}", "UNKNOWN_FIELD");
    }
    change(SESSION, "'event_id'", "'Event_id'", "UNKNOWN_FIELD");
    // No Unicode, so no name that could be unknown (RFC 7493, 2.1).
    change(SESSION, ":45", ":45,'\\ud800':1", "MALFORMED");
    change(SESSION, "'x:1'", "'x:1','entity_id':'x:1'", "MALFORMED");
    change(SESSION, "'x:1'", "'x:1','entity_id':'x:2'", "MALFORMED");
    change(SESSION, "'x:1'", "'x:1','entity\\u005fid':'x:2'", "MALFORMED");
    change(SESSION, ":45", ":45,'duration_min':46", "MALFORMED");
    change(SESSION, ":45", ":45,'other':{'a':1,'a':1}", "MALFORMED");
    add(
        "a name of 60,000",
        line(SESSION, ":45", ":45,'" + "n".repeat(60_000) + "':1"),
        "UNKNOWN_FIELD");
  }

  private void shapes() {
    for (String other :
        List.of(
            "null",
            "1",
            "'x'",
            "[]",
            "[{}]",
            "{",
            "}",
            "{}{}",
            "{},",
            "{]",
            "name,age",
            "<a/>",
            "{a:1}",
            "{'a'}",
            "{'a':}",
            "{'a':1,}",
            "{,}",
            "{'a' 1}",
            "{'a':undefined}")) {
      add("the line " + other, quoted(other), "MALFORMED");
    }
    add("an empty object", "{}", "MISSING_FIELD event_id");
    String event = text(SESSION);
    add("an event in an array", "[" + event + "]", "MALFORMED");
    add("two events on a line", event + event, "MALFORMED");
    add("a lone CR between two events", event + "\r" + event, "MALFORMED");
    add("a CR at the end", event + "\r", ACCEPTED);
    add("blanks around", " \t" + event + " \t", ACCEPTED);
    add("a comment of C", event + "/* x */", "MALFORMED");
    add("a comment of C++", event + "// x", "MALFORMED");
    add("a comment of YAML", "# x", "MALFORMED");
    add("single quotation marks", "{" + ENVELOPE + "," + SESSION + "}", "MALFORMED");
    add("a comma at the end", event.substring(0, event.length() - 1) + ",}", "MALFORMED");
    add("cut short", event.substring(0, event.length() - 1), "MALFORMED");
    add("10,000 arrays", "[".repeat(10_000), "MALFORMED");
    add("10,000 objects", "{\"a\":".repeat(10_000), "MALFORMED");
    String bomb = "[".repeat(10_000) + "]".repeat(10_000);
    add("10,000 levels in a field", line(SESSION, "'x:1'", bomb), "MALFORMED");
    add("10,000 levels beside", line(SESSION, ":45", ":45,'a':" + bomb), "MALFORMED");
    add(
        "30 levels",
        line(SESSION, "'x:1'", "[".repeat(30) + "]".repeat(30)),
        "BAD_VALUE entity_id");
  }

  private void sizes() {
    String event = withId(text(SESSION)); // now, since it decides how long the line is
    add("an id of 64", line(SESSION, "x:1", "x".repeat(64)), ACCEPTED);
    add("an id of 65", line(SESSION, "x:1", "x".repeat(65)), "BAD_VALUE entity_id");
    add("an id of 900,000", line(SESSION, "x:1", "x".repeat(900_000)), "BAD_VALUE entity_id");
    add("the longest line", event + " ".repeat(LONGEST_LINE - event.length()), ACCEPTED);
    add("a line too long", event + " ".repeat(LONGEST_LINE + 1 - event.length()), "TOO_LARGE");
    add("a line of 5 MiB", "x".repeat(5 << 20) + SECRET, "TOO_LARGE");
    add("100,000 members", line(SESSION, ":45", ":45" + ",'a':1".repeat(100_000)), "MALFORMED");
  }

  private void encodings() {
    for (String bytes :
        List.of(
            "\u00c0\u00af", // overlong
            "\u00c0\u0080", // overlong NUL
            "\u00e0\u0080\u00af", // overlong, three bytes
            "\u00ed\u00a0\u0080", // a lone surrogate
            "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080", // a pair of surrogates, as CESU-8 has it
            "\u00e2\u0082", // cut short
            "\u0080", // a continuation of nothing
            "\u00f4\u0090\u0080\u0080", // beyond Unicode
            "\u00f5\u0080\u0080\u0080",
            "\u00fe\u00ff",
            "\u00e9")) { // Latin-1
      raw("the bytes " + hex(bytes), line(SESSION, "x:1", bytes), "MALFORMED");
      raw(
          "a name of the bytes " + hex(bytes),
          line(SESSION, ":45", ":45,'" + bytes + "':1"),
          "MALFORMED");
    }
    raw("NUL in the middle", line(SESSION, "x:1", "x\u0000:1"), "MALFORMED");
    raw("NUL behind", text(SESSION) + "\u0000", "MALFORMED");
    raw("NUL alone", "\u0000", "MALFORMED");
    raw("ESC in the middle", line(SESSION, "x:1", "\u001b[2J"), "MALFORMED");
    raw("DEL in the middle", line(SESSION, "x:1", "\u007f"), "BAD_VALUE entity_id");
    add("a mark of byte order inside the file", "\uFEFF" + text(SESSION), "MALFORMED");
    add("a mark of byte order in a text", line(SESSION, "x:1", "\uFEFF"), "BAD_VALUE entity_id");
    add("a no-break space in front", "\u00a0" + text(SESSION), "MALFORMED");
    add("a line separator of Unicode", text(SESSION) + "\u2028", "MALFORMED");
    raw("UTF-16", new String(text(SESSION).getBytes(UTF_16LE), ISO_8859_1), "MALFORMED");
  }

  /** A line of a type in which a part is another; the name says which. */
  private void change(String type, String part, String other, String expected) {
    add(part + " as " + other, line(type, part, other), expected);
  }

  private void add(String name, String text, String expected) {
    lines.add(HostileLine.of(name, withId(text), expected));
  }

  /** Each character is a byte. */
  private void raw(String name, String text, String expected) {
    lines.add(new HostileLine(name, withId(text).getBytes(ISO_8859_1), expected));
  }

  private String withId(String text) {
    return text.replace("\"ID\"", "\"bad-" + lines.size() + "\"");
  }

  private static String line(String type, String part, String other) {
    String event = ENVELOPE + "," + type;
    if (!event.contains(part)) {
      throw new IllegalArgumentException("the event has no " + part);
    }
    return quoted("{" + event.replace(part, other) + "}");
  }

  private static String text(String type) {
    return quoted("{" + ENVELOPE + "," + type + "}");
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }

  private static String hex(String bytes) {
    return HexFormat.of().formatHex(bytes.getBytes(ISO_8859_1));
  }
}
