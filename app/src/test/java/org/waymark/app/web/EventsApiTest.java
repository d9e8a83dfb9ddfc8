package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.ingest.vault.Asker;
import org.waymark.ingest.vault.Vault;

/** Events sent to a server with a real log behind it, on a machine where nobody signs in. */
class EventsApiTest {

  private static final String JSON = "application/json";

  @TempDir static Path directory;
  private static Optional<ApiServer> started = Optional.empty();

  @BeforeAll
  static void start() {
    started = Optional.of(ApiServer.start(directory.resolve("home")));
  }

  @AfterAll
  static void stop() {
    started.ifPresent(ApiServer::close);
  }

  private static ApiServer server() {
    return started.orElseThrow();
  }

  private static String event(String id) {
    return event(id, "person-k01", "practical");
  }

  private static String event(String id, String person, String kind) {
    return """
        {"event_id":"%1$s","event_type":"task.recorded","schema_version":1,"action":"assert",\
        "entity_id":"task-%1$s","participant_key":"%2$s","program_id":"harbor",\
        "occurred_at":"2025-02-10T09:00:00-07:00","recorded_at":"2025-02-10T18:00:00Z",\
        "recorded_by_role":"peer_specialist","source_system":"notes",\
        "data":{"kind":"%3$s","done":"with_participant"}}"""
        .formatted(id, person, kind);
  }

  private static String cloud(String event) {
    return """
        {"specversion":"1.0","id":"1","source":"/notes","type":"task.recorded","data":%s}"""
        .formatted(event);
  }

  private static String counts(HttpResponse<String> answer) throws Exception {
    JsonNode json = ApiServer.json(answer);
    return Stream.of("events", "accepted", "duplicates", "refused")
        .map(name -> json.path(name).asText())
        .collect(Collectors.joining(" "));
  }

  @Test
  void takesAnArrayOneObjectLinesAndCloudEvents() throws Exception {
    assertThat(counts(server().post(JSON, "[" + event("a1") + "," + event("a2") + "]")))
        .isEqualTo("2 2 0 0");
    assertThat(counts(server().post(JSON, event("b1")))).isEqualTo("1 1 0 0");
    assertThat(
            counts(
                server().post("application/x-ndjson", event("c1") + "\n\r\n" + event("c2") + "\n")))
        .isEqualTo("2 2 0 0");
    assertThat(counts(server().post("application/cloudevents+json", cloud(event("d1")))))
        .isEqualTo("1 1 0 0");
    HttpResponse<String> batch =
        server()
            .post(
                "application/cloudevents-batch+json; charset=UTF-8",
                "[" + cloud(event("e1")) + "," + cloud(event("e2")) + "]");
    assertThat(batch.statusCode()).isEqualTo(202);
    assertThat(counts(batch)).isEqualTo("2 2 0 0");
  }

  @Test
  void whatIsAnswered202IsInTheLakeUnderItsImport() throws Exception {
    HttpResponse<String> answer = server().post(JSON, event("lake-1"));
    String importId = ApiServer.json(answer).path("import_id").asText();

    assertThat(server().rows("select count(*) from events where import_id = '" + importId + "'"))
        .containsExactly("1");
  }

  @Test
  void refusesEventsOneByOneByIndexReasonAndFieldAndTakesTheOthers() throws Exception {
    String wrong = event("f2", "person-k01", "Maria Gonzalez");
    HttpResponse<String> answer =
        server()
            .post(JSON, "[" + event("f1") + "," + wrong + ",{\"Maria\":1}," + event("f1") + "]");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(counts(answer)).isEqualTo("4 1 1 2");
    JsonNode problems = ApiServer.json(answer).path("problems");
    assertThat(problems.get(0).path("index").asInt()).isEqualTo(1);
    assertThat(problems.get(0).path("reason").asText()).isEqualTo("BAD_VALUE");
    assertThat(problems.get(0).path("field").asText()).isEqualTo("kind");
    assertThat(problems.get(1).path("index").asInt()).isEqualTo(2);
    assertThat(problems.get(1).path("reason").asText()).isEqualTo("UNKNOWN_FIELD");
    assertThat(answer.body()).doesNotContain("Maria");
    String importId = ApiServer.json(answer).path("import_id").asText();
    assertThat(
            server()
                .rows(
                    "select line, reason from rejects where import_id = '"
                        + importId
                        + "' order by line"))
        .containsExactly("2,BAD_VALUE", "3,UNKNOWN_FIELD");
  }

  @Test
  void aLineThatIsNoJsonIsRefusedAndTheOthersAreTaken() throws Exception {
    HttpResponse<String> answer =
        server().post("application/x-ndjson", event("g1") + "\n{\"broken\n" + event("g2"));

    assertThat(counts(answer)).isEqualTo("3 2 0 1");
    assertThat(ApiServer.json(answer).path("problems").get(0).path("index").asInt()).isEqualTo(1);
  }

  @Test
  void whereNothingIsTakenTheAnswerIsAProblem() throws Exception {
    HttpResponse<String> answer =
        server()
            .post(
                JSON, "[" + event("h1", "person-k01", "no") + ",{\"event_id\":1,\"event_id\":2}]");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(ApiServer.json(answer).path("refused_by_reason").toString())
        .isEqualTo("{\"BAD_VALUE\":1,\"MALFORMED\":1}");
  }

  @Test
  void theSameAgainIsADuplicateAndCountsOnce() throws Exception {
    server().post(JSON, event("i1"));
    HttpResponse<String> again = server().post(JSON, event("i1"));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(counts(again)).isEqualTo("1 0 1 0");
    String importId = ApiServer.json(again).path("import_id").asText();
    assertThat(
            server()
                .rows(
                    "select count(*) from live_events where event_id in (select event_id from events"
                        + " where import_id = '"
                        + importId
                        + "')"))
        .containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | [{\"a\":1},",
        "application/json | nonsense",
        "application/json | \"text\"",
        "application/json | [] []",
        "application/cloudevents+json | []",
        "application/cloudevents-batch+json | {}"
      })
  void whatIsNotTheJsonThatItSaysIsRefusedAsAWhole(String type, String body) throws Exception {
    HttpResponse<String> answer = server().post(type, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ApiServer.json(answer).path("detail").asText()).contains("Nothing was taken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/xml", "application/json; charset=utf-16", "text/csv"})
  void anotherMediaTypeIsRefused(String type) throws Exception {
    assertThat(server().post(type, event("j1")).statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/n\",\"type\":\"t\",\"data\":{}}",
        "{\"specversion\":\"1.0\",\"source\":\"/n\",\"type\":\"t\",\"data\":{}}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/n\",\"type\":\"t\",\"data_base64\":\"e30=\"}",
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/n\",\"type\":\"t\"}"
      })
  void aCloudEventThatIsNoneIsMalformed(String envelope) throws Exception {
    HttpResponse<String> answer = server().post("application/cloudevents+json", envelope);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("MALFORMED");
  }

  @Test
  void moreThanIsAllowedIsRefusedWhetherItsLengthIsSaidOrNot() throws Exception {
    String long_ = "[" + " ".repeat(Bodies.MOST_BYTES) + "]";
    HttpResponse<String> said = server().post(JSON, long_);
    HttpResponse<String> unsaid =
        server()
            .send(
                server()
                    .to("/v1/events", JSON, "")
                    .POST(
                        BodyPublishers.ofInputStream(
                            () ->
                                new ByteArrayInputStream(long_.getBytes(StandardCharsets.UTF_8)))));
    String many = "[" + "1,".repeat(10_000) + "1]";

    assertThat(said.statusCode()).isEqualTo(413);
    assertThat(unsaid.statusCode()).isEqualTo(413);
    assertThat(server().post(JSON, many).statusCode()).isEqualTo(413);
    assertThat(server().post(JSON, event("k1")).statusCode()).isEqualTo(202);
  }

  @Test
  void noIdOfTheSenderIsKept() throws Exception {
    String body = event("maria.gonzalez-2025-03", "MariaGonzalez1985", "advocacy");
    HttpResponse<String> answer = server().post(JSON, body);
    assertThat(answer.statusCode()).isEqualTo(202);

    String importId = ApiServer.json(answer).path("import_id").asText();
    List<String> kept =
        server()
            .rows(
                "select participant_key, event_id, entity_id from events where import_id = '"
                    + importId
                    + "'");
    assertThat(kept)
        .hasSize(1)
        .allMatch(row -> row.matches("[0-9a-v]{26},[0-9a-v]{32},[0-9a-v]{32}"));
    assertThat(server().post(JSON, body).body()).contains("\"duplicates\":1");
  }

  @Test
  void aPageOfAnotherSiteCannotSend() throws Exception {
    for (String origin : List.of("https://evil.example", "null")) {
      HttpResponse<String> answer =
          server().send(server().to("/v1/events", JSON, event("l1")).header("Origin", origin));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
    HttpResponse<String> cross =
        server()
            .send(
                server()
                    .to("/v1/events", JSON, event("l1"))
                    .header("Sec-Fetch-Site", "cross-site"));
    assertThat(cross.statusCode()).isEqualTo(403);
  }

  @Test
  void theVaultGivesTheSameKeyForTheSameNumberAndEventsKeepIt() throws Exception {
    String asked = "{\"source_system\":\"notes\",\"client_ids\":[\"4711\",\" 4711 \",\"4712\"]}";
    JsonNode people =
        ApiServer.json(server().send(server().to("/v1/participants", JSON, asked)))
            .path("participants");
    String key = people.get(0).path("participant_key").asText();
    assertThat(people.get(1).path("participant_key").asText()).isEqualTo(key);
    assertThat(people.get(2).path("participant_key").asText()).isNotEqualTo(key);

    server().post(JSON, event("m1", key, "practical"));

    assertThat(
            server().rows("select count(*) from live_events where participant_key = '" + key + "'"))
        .containsExactly("1");
    try (Vault vault = Vault.open(server().home().vault())) {
      assertThat(vault.audit(new Asker(Asker.Role.OFFICER, "test")))
          .filteredOn(line -> line.asker().role() == Asker.Role.VAULT)
          .filteredOn(line -> line.person().equals(vault.auditName(key)))
          .isNotEmpty();
    }
  }

  @Test
  void theSameNumberOfAnotherSystemIsAnotherPerson() throws Exception {
    Set<String> keys = new HashSet<>();
    for (String source : List.of("", "\"source_system\":\"one\",", "\"source_system\":\"two\",")) {
      String asked = "{" + source + "\"client_ids\":[\"5000\"]}";
      HttpResponse<String> answer = server().send(server().to("/v1/participants", JSON, asked));
      assertThat(answer.statusCode()).isEqualTo(200);
      keys.add(ApiServer.json(answer).path("participants").get(0).path("participant_key").asText());
    }
    assertThat(keys).hasSize(3);
  }

  @Test
  void whoIsErasedIsRefusedByKeyAndByNumber() throws Exception {
    String asked = "{\"source_system\":\"notes\",\"client_ids\":[\"gone-1\"]}";
    String key =
        ApiServer.json(server().send(server().to("/v1/participants", JSON, asked)))
            .path("participants")
            .get(0)
            .path("participant_key")
            .asText();
    assertThat(server().post(JSON, event("n1", key, "practical")).statusCode()).isEqualTo(202);
    try (Vault vault = Vault.open(server().home().vault())) {
      vault.forget(key, new Asker(Asker.Role.OFFICER, "test"));
    }

    assertThat(server().post(JSON, event("n2", key, "practical")).body()).contains("ERASED");
    assertThat(server().send(server().to("/v1/participants", JSON, asked)).body())
        .contains("\"reason\":\"ERASED\"")
        .doesNotContain("participant_key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source_system\":\"notes\"}",
        "{\"source_system\":\"notes\",\"client_ids\":[]}",
        "{\"source_system\":\"notes\",\"client_ids\":[\" \"]}",
        "{\"source_system\":\"Notes!\",\"client_ids\":[\"1\"]}",
        "{\"source_system\":\"notes\",\"client_ids\":[1]}",
        "{\"source_system\":\"notes\",\"client_ids\":[\"1\"],\"name\":\"Maria\"}"
      })
  void askingForKeysInAnotherWayLooksNobodyUp(String body) throws Exception {
    HttpResponse<String> answer = server().send(server().to("/v1/participants", JSON, body));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Nobody was looked up").doesNotContain("Maria");
  }

  @Test
  void aProgramThatIsLoadedWhileTheServerRunsIsKnown() throws Exception {
    String event = event("o1").replace("harbor", "lantern");
    assertThat(server().post(JSON, event).body()).contains("UNKNOWN_PROGRAM");
    try (var log = new org.waymark.ingest.log.EventLog(server().pipeline().client())) {
      log.putProgram(ApiServer.program("lantern"));
      log.flush();
    }
    Thread.sleep(2_100); // the programs are read again when they are two seconds old

    assertThat(server().post(JSON, event).statusCode()).isEqualTo(202);
  }

  @Test
  void whatComesIsCounted() throws Exception {
    server().post(JSON, event("p1"));
    server().post(JSON, event("p1", "person-k01", "no"));

    String metrics = server().get("/metrics").body();
    assertThat(metrics)
        .containsPattern("waymark_http_events_total\\{outcome=\"accepted\"} [1-9]")
        .containsPattern(
            "waymark_http_events_total\\{outcome=\"refused\",reason=\"BAD_VALUE\"} [1-9]")
        .contains("waymark_http_in_flight_bytes 0")
        .doesNotContain("harbor");
    List<String> lines = new ArrayList<>(metrics.lines().toList());
    assertThat(lines)
        .allMatch(line -> line.matches("# (HELP|TYPE) .*|[a-z_]+(\\{[^}]*})? -?[0-9]+"));
  }

  @Test
  void anotherWayToAskIsSaidInJson() throws Exception {
    assertThat(server().get("/v1/events").statusCode()).isEqualTo(405);
    assertThat(server().get("/v1/events").headers().firstValue("Allow")).hasValue("POST");
    assertThat(server().get("/v1/people").statusCode()).isEqualTo(404);
    assertThat(server().get("/v1/people").headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
  }
}
