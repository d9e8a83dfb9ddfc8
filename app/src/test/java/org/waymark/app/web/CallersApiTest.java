package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.reports.pages.Role;

/** Who may send, at a server that takes nothing: whoever comes in hears so (404). */
class CallersApiTest {

  private static final int CAME_IN = 404;

  @TempDir Path directory;
  private Home home = new Home(Path.of("unset"));
  private Optional<WebServer> server = Optional.empty();

  @BeforeEach
  void begin() {
    home = new Home(directory);
    server =
        Optional.of(
            WebServer.start(
                home,
                new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS),
                new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED)));
  }

  @AfterEach
  void end() {
    server.ifPresent(WebServer::close);
  }

  private String token(Role role) {
    return new Tokens(home.tokens()).create(role + "-1", role, Set.of());
  }

  private HttpResponse<String> post(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.orElseThrow().address() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("[]"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private int status(String path, String token) throws IOException, InterruptedException {
    return post(path, "Authorization", "Bearer " + token).statusCode();
  }

  @Test
  void onThisMachineNoTokenIsNeededBeforeThereIsOne() throws Exception {
    assertThat(post("/v1/events").statusCode()).isEqualTo(CAME_IN);

    token(Role.INGEST);

    HttpResponse<String> refused = post("/v1/events");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void eachRoleOpensItsOwnAddressAlone() throws Exception {
    String ingest = token(Role.INGEST);
    String vault = token(Role.VAULT);
    String manager = new Tokens(home.tokens()).create("m", Role.MANAGER, Set.of("harbor"));

    assertThat(status("/v1/events", ingest)).isEqualTo(CAME_IN);
    assertThat(status("/v1/participants", ingest)).isEqualTo(403);
    assertThat(status("/v1/participants", vault)).isEqualTo(CAME_IN);
    assertThat(status("/v1/events", vault)).isEqualTo(403);
    assertThat(status("/v1/events", manager)).isEqualTo(403);
  }

  @Test
  void anotherNameForThisMachineIsRefusedInJson() throws Exception {
    URI address = URI.create(server.orElseThrow().address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "POST /v1/events HTTP/1.1\r\nHost: evil.example\r\nContent-Type: application/json\r\n"
              + "Content-Length: 2\r\nConnection: close\r\n\r\n[]";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .startsWith("HTTP/1.1 421")
          .contains("application/problem+json")
          .doesNotContain("evil");
    }
  }

  @Test
  void aTokenThatIsRevokedOpensNothing() throws Exception {
    String ingest = token(Role.INGEST);
    token(Role.OFFICER);
    new Tokens(home.tokens()).revoke("ingest-1");

    assertThat(status("/v1/events", ingest)).isEqualTo(401);
  }

  @Test
  void aSystemsTokenOpensNoPageAndASessionSendsNothing() throws Exception {
    Browser browser = new Browser(server.orElseThrow().address());
    String ingest = token(Role.INGEST);
    browser.post("/sign-in", "/sign-in", Map.of("token", ingest));
    assertThat(browser.get("/").statusCode()).isEqualTo(403);

    HttpResponse<String> sent =
        browser.send(
            HttpRequest.newBuilder(URI.create(server.orElseThrow().address() + "/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("[]"))
                .build());
    assertThat(sent.statusCode()).isEqualTo(401);
  }

  @Test
  void whoTriesTokensHasToWait() throws Exception {
    String ingest = token(Role.INGEST);
    for (int i = 0; i < 10; i++) {
      assertThat(status("/v1/events", "wm_wrong" + i)).isEqualTo(401);
    }
    HttpResponse<String> often = post("/v1/events", "Authorization", "Bearer wm_wrong");

    assertThat(often.statusCode()).isEqualTo(429);
    assertThat(often.headers().firstValue("Retry-After")).hasValue("60");
    assertThat(status("/v1/events", ingest)).isEqualTo(CAME_IN);
  }
}
