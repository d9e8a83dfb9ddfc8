package org.waymark.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code compose.yaml} and the Dockerfile, held against the schema and the command line. The schema
 * is that of the Compose Specification, without its ids, which are those of an older draft.
 */
class ComposeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("..");
  private static final Set<String> VARIABLES =
      Set.of(
          "WAYMARK_HOME",
          "WAYMARK_LAKE",
          "WAYMARK_CATALOG",
          "WAYMARK_CATALOG_PASSWORD",
          "WAYMARK_VAULT");

  private final JsonNode compose = read();

  private static JsonNode read() {
    try (InputStream file = Files.newInputStream(ROOT.resolve("compose.yaml"))) {
      // Not by Jackson's own reader, which leaves anchors unmerged.
      return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(file));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new TreeMap<>();
    compose.get("services").fields().forEachRemaining(s -> services.put(s.getKey(), s.getValue()));
    return services;
  }

  /** Those that run Waymark. */
  private Map<String, JsonNode> roles() {
    Map<String, JsonNode> roles = services();
    roles.values().removeIf(service -> !service.get("image").textValue().equals("waymark"));
    return roles;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Test
  void followsTheSchemaOfComposeFiles() throws IOException {
    try (InputStream file = ComposeTest.class.getResourceAsStream("compose-spec.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(file);

      assertThat(schema.validate(compose)).isEmpty();
      assertThat(schema.validate(JSON.readTree("{\"services\":{\"a\":{\"imge\":\"b\"}}}")))
          .isNotEmpty();
    }
  }

  @Test
  void runsEachRoleByCommandsThatThereAre() {
    assertThat(roles()).containsOnlyKeys("topics", "ingest", "stream-a", "stream-b", "reports");
    roles()
        .forEach(
            (name, role) ->
                assertThatCode(
                        () ->
                            WaymarkCommand.commandLine()
                                .parseArgs(texts(role.get("command")).toArray(String[]::new)))
                    .as(name)
                    .doesNotThrowAnyException());
  }

  @Test
  void opensThePortsOnWhichTheRolesServe() throws IOException {
    List<String> taken = new ArrayList<>();
    roles()
        .forEach(
            (name, role) -> {
              for (String port : role.has("ports") ? texts(role.get("ports")) : List.<String>of()) {
                String[] parts = port.split(":");
                List<String> command = texts(role.get("command"));
                assertThat(parts[2]).as(name).isEqualTo(command.get(command.indexOf("--port") + 1));
                assertThat(parts[0]).as(name).isEqualTo("127.0.0.1");
                taken.add(parts[1]);
              }
            });
    assertThat(taken).hasSize(2).doesNotHaveDuplicates();
    assertThat(Files.readString(ROOT.resolve("Dockerfile"))).contains("EXPOSE 8080");
  }

  @Test
  void namesOnlyServicesVolumesNetworksAndVariablesThatThereAre() {
    services()
        .forEach(
            (name, service) -> {
              JsonNode needs = service.path("depends_on");
              (needs.isArray() ? texts(needs) : names(needs))
                  .forEach(need -> assertThat(services()).as(name).containsKey(need));
              texts(service.path("volumes"))
                  .forEach(v -> assertThat(compose.get("volumes").has(v.split(":")[0])).isTrue());
              texts(service.path("networks"))
                  .forEach(n -> assertThat(compose.get("networks").has(n)).isTrue());
              names(service.path("environment")).stream()
                  .filter(variable -> variable.startsWith("WAYMARK"))
                  .forEach(variable -> assertThat(VARIABLES).contains(variable));
            });
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void reachesTheBrokersWhereTheyListen() {
    List<String> listen = new ArrayList<>();
    services()
        .values()
        .forEach(
            service -> {
              String advertised =
                  service.path("environment").path("KAFKA_ADVERTISED_LISTENERS").asText();
              if (!advertised.isEmpty()) {
                listen.add(advertised.replace("PLAINTEXT://", ""));
              }
            });
    roles()
        .values()
        .forEach(
            role -> {
              List<String> command = texts(role.get("command"));
              assertThat(command.get(command.indexOf("--bootstrap-server") + 1).split(","))
                  .containsExactlyElementsOf(listen);
            });
  }

  @Test
  void givesTheVaultToTheWayInAlone() {
    roles()
        .forEach(
            (name, role) ->
                assertThat(role.path("environment").has("WAYMARK_VAULT"))
                    .as(name)
                    .isEqualTo(name.equals("ingest")));
  }
}
