package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.status.Watch;

/** openapi.json against the server: the same addresses, and examples that come out as it says. */
class OpenApiTest {

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

  private static JsonNode file() throws Exception {
    return ApiServer.json(server().get("/openapi.json"));
  }

  @Test
  void describesTheAddressesThatThereAreAndNoOther() throws Exception {
    TreeSet<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : file().path("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(method -> described.add(method + " " + path.getKey()));
    }
    TreeSet<String> served = new TreeSet<>();
    try (Watch watch = new Watch(server().home(), KafkaSettings.EMBEDDED)) {
      new Machines(Optional.empty(), watch)
          .all()
          .forEach(
              route ->
                  served.add(
                      route.method().name().toLowerCase(java.util.Locale.ROOT)
                          + " "
                          + route.path()));
    }

    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyExampleIsAnsweredAsItSays() throws Exception {
    int compared = 0;
    for (Map.Entry<String, JsonNode> path : file().path("paths").properties()) {
      JsonNode operation = path.getValue().path("post");
      for (Map.Entry<String, JsonNode> type :
          operation.path("requestBody").path("content").properties()) {
        for (Map.Entry<String, JsonNode> example : type.getValue().path("examples").properties()) {
          String body = example.getValue().path("value").toString();
          HttpResponse<String> answer =
              server().send(server().to(path.getKey(), type.getKey(), body));
          compared += compare(operation, example.getKey(), answer) ? 1 : 0;
        }
      }
    }
    assertThat(compared).isEqualTo(3);
  }

  /** An example without an answer of its own is one that is simply taken. */
  private static boolean compare(JsonNode operation, String example, HttpResponse<String> answer)
      throws Exception {
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      for (Map.Entry<String, JsonNode> type : response.getValue().path("content").properties()) {
        JsonNode said = type.getValue().path("examples").path(example).path("value");
        if (!said.isMissingNode()) {
          assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(response.getKey()));
          assertThat(answer.headers().firstValue("Content-Type")).hasValue(type.getKey());
          assertThat(withoutNames(ApiServer.json(answer))).isEqualTo(withoutNames(said));
          return true;
        }
      }
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return false;
  }

  /** What is another at every time. */
  private static JsonNode withoutNames(JsonNode answer) {
    ObjectNode copy = answer.deepCopy();
    copy.remove("import_id");
    copy.path("participants").forEach(person -> ((ObjectNode) person).remove("participant_key"));
    return copy;
  }
}
