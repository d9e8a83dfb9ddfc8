package org.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files in which every canary stands, once in each place where somebody could put it. */
final class CanaryFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String GOOD =
      """
      {"event_id":"ID","event_type":"session.recorded","schema_version":1,"action":"assert",\
      "entity_id":"s:ID","participant_key":"person-01","program_id":"harbor",\
      "occurred_at":"2025-05-20T10:00:00-07:00","recorded_at":"2025-05-20T18:00:00Z",\
      "recorded_by_role":"import","source_system":"demo","data":{"format":"individual",\
      "delivery":"video","outcome":"attended","duration_min":45,\
      "participation_basis":"voluntary","agenda_led_by":"joint","initiated_by":"participant"}}""";

  /** Where a canary may stand in a line of JSON. */
  private static final List<BiConsumer<ObjectNode, String>> PLACES =
      List.of(
          (event, canary) -> event.put("note", canary),
          (event, canary) -> event.put(canary, 1),
          (event, canary) -> data(event).put("note", canary),
          (event, canary) -> data(event).put(canary, true),
          (event, canary) -> data(event).put("outcome", canary),
          (event, canary) -> data(event).put("duration_min", canary),
          (event, canary) -> event.put("event_type", canary),
          (event, canary) -> event.put("occurred_at", canary),
          (event, canary) -> event.put("recorded_by_role", canary),
          (event, canary) -> event.putObject("data").putObject(canary).put(canary, canary),
          (event, canary) -> event.put("event_id", asId(canary)),
          (event, canary) -> event.put("entity_id", asId(canary)),
          (event, canary) -> event.put("participant_key", asId(canary)),
          (event, canary) -> event.put("program_id", canary),
          (event, canary) -> event.put("site_id", asId(canary)),
          (event, canary) -> event.put("source_system", asId(canary)));

  /** The columns of the table of tasks, and where in them a canary may stand. */
  private static final List<String> COLUMNS =
      List.of(
          "row_id",
          "client_id",
          "program_id",
          "site_id",
          "occurred_at",
          "recorded_at",
          "recorded_by_role",
          "source_system",
          "entity_id",
          "kind",
          "done");

  static final String MAPPING =
      """
      {"name": "tracker", "row_key": ["HEADER", "Day"], "client_id": "HEADER",
       "dates": ["d.M.yyyy"], "ignore": ["Notes"],
       "events": [{"event_type": "session.recorded", "fields": {
         "program_id": {"always": "harbor"}, "occurred_at": "Day",
         "format": {"always": "individual"}, "delivery": {"always": "phone"},
         "participation_basis": {"always": "unknown"}, "agenda_led_by": {"always": "unknown"},
         "initiated_by": {"always": "unknown"}, "entity_id": "Session",
         "outcome": {"column": "Came", "values": {"VALUE": "attended"}}}}]}
      """;

  private static final String RESOURCES =
      """
      {"resourceType":"Patient","id":"ID","name":[{"text":CANARY}],"telecom":[{"value":CANARY}],\
      "address":[{"text":CANARY,"line":[CANARY]}],"identifier":[{"system":"urn:mrn","value":CANARY}],\
      "gender":"female","birthDate":"1980-02-03","text":{"status":"generated","div":CANARY},\
      "meta":{"lastUpdated":"2025-05-20T18:00:00Z"}}
      {"resourceType":"Encounter","id":"e-ID","status":"finished","class":{"code":"AMB"},\
      "subject":{"reference":"Patient/ID","display":CANARY},"reasonCode":[{"text":CANARY}],\
      "period":{"start":"2025-05-20T10:00:00-07:00","end":"2025-05-20T10:45:00-07:00"},\
      "participant":[{"individual":{"display":CANARY}}],"location":[{"location":{"display":CANARY}}]}
      {"resourceType":"Encounter","id":"f-ID","status":"finished","class":{"code":CANARY},\
      "subject":{"reference":"Patient/ID"},"period":{"start":CANARY}}
      {"resourceType":"Goal","id":"g-ID","lifecycleStatus":"active","startDate":"2025-05-20",\
      "description":{"text":CANARY},"note":[{"text":CANARY}],"subject":{"reference":"Patient/ID"},\
      "expressedBy":{"reference":"Patient/ID","display":CANARY},"statusReason":CANARY}
      """;

  /** The second names without accents. */
  private static final List<Integer> PLAIN_NAMES = List.of(0, 1, 4, 5, 6, 7, 9);

  private final List<String> canaries = Canaries.all();

  /**
   * Native ids that fit their pattern are taken as they are: the contract says who may send them.
   */
  private static String asId(String canary) {
    return canary + " *";
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  /** A canary that names a file or a sheet, in letters that every disk takes. */
  String name(int number) {
    int address = number * 5 + 2;
    int person = (10 + PLAIN_NAMES.get(number % PLAIN_NAMES.size())) * 5;
    return Canaries.slug(canaries.get(number % 2 == 0 ? address : person), " ");
  }

  /** Each canary in one of the places in turn, with good lines between them. */
  byte[] lines() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < canaries.size(); i++) {
      String good = GOOD.replace("ID", "l" + i);
      ObjectNode event = (ObjectNode) JSON.readTree(good);
      PLACES.get(i % PLACES.size()).accept(event, canaries.get(i));
      lines.append(good.replace("l" + i, "g" + i)).append('\n').append(event).append('\n');
      lines.append(canaries.get(i)).append('\n');
      lines.append("{\"").append(canaries.get(i)).append('\n');
    }
    lines.append("{\"note\":\"").append((canaries.get(0) + " ").repeat(80_000)).append("\"}\n");
    return lines.toString().getBytes(UTF_8);
  }

  /** The same places as a system sends them, after events whose own ids are canaries. */
  String events() throws IOException {
    ArrayNode events = JSON.createArrayNode();
    for (int i = 0; i < canaries.size(); i++) {
      ObjectNode good = (ObjectNode) JSON.readTree(GOOD.replace("ID", "h" + i));
      String id = "h" + i + "-" + Canaries.slug(canaries.get(i), "-").replaceAll("[^a-z0-9-]", "");
      events.add(good.put("event_id", id).put("entity_id", id).put("participant_key", id));
      ObjectNode bad = (ObjectNode) JSON.readTree(GOOD.replace("ID", "b" + i));
      PLACES.get(i % PLACES.size()).accept(bad, canaries.get(i));
      events.add(bad);
    }
    return events.toString();
  }

  /** A question for the keys of all. */
  String people() {
    ObjectNode asked = JSON.createObjectNode();
    canaries.forEach(asked.putArray("client_ids")::add);
    return asked.toString();
  }

  /** Resources of FHIR: of each canary a person, a session, one without a day, and a goal. */
  byte[] resources() {
    StringBuilder lines = new StringBuilder();
    for (String canary : canaries) {
      String id = Canaries.slug(canary, "-").replaceAll("[^a-z0-9-]", "");
      for (String line : RESOURCES.lines().toList()) {
        lines.append(line.replace("ID", id).replace("CANARY", quotedJson(canary))).append('\n');
      }
    }
    return lines.toString().getBytes(UTF_8);
  }

  private static String quotedJson(String canary) {
    return new TextNode(canary).toString();
  }

  /** The rows of a table of tasks: as many good ones as canaries, and one canary in each cell. */
  private List<List<String>> rows(int shift) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < canaries.size(); i++) {
      String canary = canaries.get((i + shift) % canaries.size());
      List<String> row =
          new ArrayList<>(
              List.of(
                  "r-" + canary,
                  canary,
                  "harbor",
                  "",
                  "2025-05-20",
                  "",
                  "import",
                  "",
                  "task of " + canary,
                  "advocacy",
                  "for_participant"));
      rows.add(row);
      List<String> bad = new ArrayList<>(row);
      bad.set(0, "bad " + i);
      bad.set(2 + i % (COLUMNS.size() - 2), asId(canary));
      rows.add(bad);
    }
    return rows;
  }

  /** With columns that canaries name, cells too many, and an end that is broken. */
  byte[] csv(int shift) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    csv.append(line(COLUMNS)).append(',').append(quoted(canaries.get(shift))).append("\r\n");
    int number = 0;
    for (List<String> row : rows(shift)) {
      csv.append(line(row)).append(',');
      csv.append(number % 7 == 3 ? quoted(canaries.get(number % canaries.size())) : "");
      csv.append(number % 11 == 5 ? "," + quoted(canaries.get(shift)) : "").append("\r\n");
      number++;
    }
    return csv.toString().getBytes(UTF_8);
  }

  private static String line(List<String> cells) {
    return cells.stream().map(CanaryFiles::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  byte[] workbook(int shift) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Excel", "1.0")) {
      sheet(book.newWorksheet(name(shift)), COLUMNS, rows(shift + 1));
      sheet(book.newWorksheet(name(shift + 1)), List.of(canaries.get(7)), List.of(canaries));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void sheet(Worksheet sheet, List<String> header, List<List<String>> rows) {
    for (int column = 0; column < header.size(); column++) {
      sheet.value(0, column, header.get(column));
    }
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        sheet.value(row + 1, column, rows.get(row).get(column));
      }
    }
  }

  /** A tracker in Windows-1252 whose columns of people and of what they did canaries name. */
  byte[] tracker(int shift) {
    StringBuilder csv = new StringBuilder(quoted(canaries.get(shift)));
    csv.append(";Day;Came;Session;Notes\n");
    for (int i = 0; i < canaries.size(); i++) {
      String canary = quoted(canaries.get(i));
      String came = i % 3 == 0 ? canary : quoted(canaries.get(shift + 1));
      csv.append(String.join(";", canary, (1 + i % 28) + ".3.2025", came, canary, canary));
      csv.append('\n');
    }
    return csv.toString().getBytes(java.nio.charset.Charset.forName("windows-1252"));
  }

  byte[] mapping(int shift) {
    return MAPPING
        .replace("HEADER", canaries.get(shift).replace("\"", "\\\""))
        .replace("VALUE", canaries.get(shift + 1).replace("\"", "\\\""))
        .getBytes(UTF_8);
  }
}
