package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.reports.pages.Role;

/** The server over real HTTP, on a home that nothing works on. */
class WebServerTest {

  private static final Listen LOCAL =
      new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS);
  private static final WebServer.Parts ALONE =
      new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED);

  @TempDir Path directory;
  private Home home = new Home(Path.of("unset"));
  private Optional<WebServer> server = Optional.empty();

  @BeforeEach
  void begin() {
    home = new Home(directory);
    server = Optional.of(WebServer.start(home, LOCAL, ALONE));
  }

  @AfterEach
  void end() {
    server.ifPresent(WebServer::close);
  }

  private String address() {
    return server.orElseThrow().address();
  }

  private Browser browser() {
    return new Browser(address());
  }

  private Browser signedIn(String name, Role role, Set<String> programs)
      throws IOException, InterruptedException {
    String secret = new Tokens(home.tokens()).create(name, role, programs);
    Browser browser = browser();
    HttpResponse<String> in = browser.post("/sign-in", "/sign-in", Map.of("token", secret));
    assertThat(in.uri().getPath()).isEqualTo("/");
    return browser;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/status", "/looks", "/nothing", "/assets/waymark.css", "/healthz"})
  void everyAnswerForbidsWhatIsNotItsOwn(String path) throws Exception {
    Map<String, String> headers = new java.util.TreeMap<>();
    browser().get(path).headers().map().forEach((name, all) -> headers.put(name, all.get(0)));

    assertThat(headers.get("content-security-policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers)
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cross-origin-opener-policy", "same-origin")
        .containsEntry("cross-origin-resource-policy", "same-origin");
    assertThat(headers.get("cache-control")).matches("no-store|no-cache");
    assertThat(headers).doesNotContainKey("server");
  }

  @Test
  void aPageThatThereIsNotIsSaidInWords() throws Exception {
    HttpResponse<String> answer = browser().get("/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no page at this address").contains("<nav");
  }

  @Test
  void anAddressThatOnlyShowsSaysSo() throws Exception {
    Browser browser = browser();
    HttpResponse<String> answer =
        browser.send(browser.request("/status").PUT(BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body()).contains("Nothing was changed");
  }

  @Test
  void aStyleIsNotSentTwice() throws Exception {
    Browser browser = browser();
    HttpResponse<String> first = browser.get("/assets/waymark.css");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again =
        browser.send(browser.request("/assets/waymark.css").header("If-None-Match", tag).build());

    assertThat(first.body()).contains("--ink");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void anotherNameForThisMachineIsRefused() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("evil");
  }

  @Test
  void whatIsNoRequestIsAnsweredWithoutATrace() throws IOException {
    assertThat(raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("Waymark cannot read this request")
        .doesNotContain("jetty", "Exception");
  }

  @Test
  void aFormThatIsTooLongIsRefused() throws Exception {
    HttpResponse<String> answer =
        browser().post("/looks", "/sign-in", Map.of("token", "x".repeat(100_000)));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("That is too much");
  }

  @Test
  void onThisMachineNobodySignsInBeforeThereIsAToken() throws Exception {
    assertThat(browser().get("/").statusCode()).isEqualTo(200);

    new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());

    HttpResponse<String> answer = browser().get("/status");
    assertThat(answer.uri().toString()).endsWith("/sign-in?next=%2Fstatus");
    assertThat(answer.body()).contains("type=\"password\"").doesNotContain("/looks");
  }

  @Test
  void whoSignsInComesToThePageThatTheyWanted() throws Exception {
    String secret = new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());
    Browser browser = browser();

    HttpResponse<String> answer =
        browser.post("/status", "/sign-in", Map.of("token", secret, "next", "/status"));

    assertThat(answer.uri().getPath()).isEqualTo("/status");
    assertThat(answer.body()).contains("Sign out lab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/", "https://evil.example", "/\\evil.example", ""})
  void aSignInNeverLeadsElsewhere(String next) throws Exception {
    String secret = new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());

    HttpResponse<String> answer =
        browser().post("/sign-in", "/sign-in", Map.of("token", secret, "next", next));

    assertThat(answer.uri()).isEqualTo(URI.create(address() + "/"));
  }

  @Test
  void theCookieIsForThisSiteAloneAndNotForScripts() throws Exception {
    String secret = new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());

    HttpResponse<String> answer =
        browser()
            .post("/sign-in", "/sign-in", Map.of("token", secret))
            .previousResponse()
            .orElseThrow();

    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("waymark_session=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(secret);
  }

  @Test
  void whoSignsOutIsOut() throws Exception {
    Browser browser = signedIn("lab", Role.ENGINEER, Set.of());

    HttpResponse<String> out = browser.post("/status", "/sign-out", Map.of());

    assertThat(out.uri().getPath()).isEqualTo("/sign-in");
    assertThat(browser.get("/status").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void aTokenThatIsRevokedEndsItsSessions() throws Exception {
    Browser browser = signedIn("lab", Role.ENGINEER, Set.of());
    new Tokens(home.tokens()).create("other", Role.ENGINEER, Set.of());

    new Tokens(home.tokens()).revoke("lab");

    assertThat(browser.get("/status").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void aWrongTokenIsSaidAndTooManyAreStopped() throws Exception {
    new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());
    Browser browser = browser();
    HttpResponse<String> answer = browser.post("/sign-in", "/sign-in", Map.of("token", "wm_wrong"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("This token is not known").doesNotContain("wm_wrong");

    for (int i = 0; i < 10; i++) {
      answer = browser.post("/sign-in", "/sign-in", Map.of("token", "wm_wrong"));
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("60");
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    Browser browser = signedIn("lab", Role.ENGINEER, Set.of());

    assertThat(browser.postAs("guessed", "/sign-out", Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.postAs("", "/sign-out", Map.of()).statusCode()).isEqualTo(403);
    String csrf = Browser.csrf(browser.get("/status").body());
    HttpResponse<String> foreign =
        browser.send(
            browser
                .request("/sign-out")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .setHeader("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("csrf=" + csrf))
                .build());

    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(browser.get("/status").uri().getPath()).isEqualTo("/status");
  }

  @Test
  void aManagerSeesTheirProgramsAndNoLogOfLooks() throws Exception {
    Browser browser = signedIn("board", Role.MANAGER, Set.of("harbor"));

    assertThat(browser.get("/?program=harbor").statusCode()).isEqualTo(200);
    HttpResponse<String> other = browser.get("/?program=mesa");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("does not open program mesa. It opens: harbor");
    assertThat(browser.get("/looks").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/looks/", "/look%73", "//looks", "/./looks", "/x/../looks", "/looks;a"})
  void noOtherSpellingOfAnAddressOpensIt(String path) throws Exception {
    Browser browser = signedIn("board", Role.MANAGER, Set.of("harbor"));
    browser.get("/reports/trust?program=harbor");

    assertThat(browser.get(path).body()).doesNotContain("/reports/trust");
    assertThat(new Browser(address()).get(path).body()).doesNotContain("/reports/trust");
  }

  @Test
  void aStrangerSeesNothingBelowTheAssets() throws Exception {
    new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());

    assertThat(browser().get("/assets/../status").body()).doesNotContain("How it stands");
    assertThat(browser().get("/assets/x/status").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void aResearcherSeesNoneOfTheManagersPages() throws Exception {
    Browser browser = browser();
    String secret = new Tokens(home.tokens()).create("lab", Role.RESEARCHER, Set.of());

    HttpResponse<String> in = browser.post("/sign-in", "/sign-in", Map.of("token", secret));

    assertThat(in.statusCode()).isEqualTo(200);
    assertThat(in.body()).contains("No release is approved yet").contains("Sign out lab");
    for (String path :
        new String[] {"/", "/reports", "/status", "/upload", "/looks", "/status/events"}) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void anOfficerReadsWhoLookedAndBringsNothing() throws Exception {
    signedIn("board", Role.MANAGER, Set.of("harbor"))
        .get("/reports/trust?program=harbor&x=%3Cb%3E");
    Browser officer = signedIn("officer", Role.OFFICER, Set.of());

    HttpResponse<String> looks = officer.get("/looks");

    assertThat(looks.statusCode()).isEqualTo(200);
    assertThat(looks.body()).contains("<td>board</td>", "<td>manager</td>");
    assertThat(officer.get("/upload").statusCode()).isEqualTo(403);
    assertThat(Files.readString(home.looks()))
        .contains("\"page\":\"/reports/trust\",\"status\":404")
        .doesNotContain("%3Cb%3E");
  }

  @Test
  void liveStatusComesAsEvents() throws Exception {
    try (Socket socket = connected()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /status/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
              .getBytes(StandardCharsets.UTF_8));
      StringBuilder read = new StringBuilder();
      while (read.indexOf("event: now") < 0 || read.indexOf("data: \"") < 0) {
        int next = socket.getInputStream().read();
        assertThat(next).as(read.toString()).isNotNegative();
        read.append((char) next);
      }

      assertThat(read.toString()).contains("text/event-stream").doesNotContain("unsafe");
    }
  }

  @Test
  void theStatusOfAnEmptyHomeSaysThatNothingRuns() throws Exception {
    assertThat(browser().get("/status").body())
        .contains("not running")
        .contains("Numbers on other pages change only with a publication");
  }

  @Test
  void whereOnlyPublicationsAreShownAnUploadSaysWhoTakesIt() throws Exception {
    HttpResponse<String> answer = browser().get("/upload");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("waymark up");
  }

  @Test
  void aPortThatIsTakenSaysWhatToDo() {
    int port = URI.create(address()).getPort();
    Listen taken = new Listen("127.0.0.1", port, Optional.empty(), Listen.Rule.WITH_TOKENS);

    assertThatThrownBy(() -> WebServer.start(home, taken, ALONE))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("--port");
  }

  @Test
  void othersComeInOnlyWithATokenThatExists() throws Exception {
    Listen open = new Listen("0.0.0.0", 0, Optional.empty(), Listen.Rule.WITH_TOKENS);
    assertThatThrownBy(() -> WebServer.start(home, open, ALONE))
        .hasMessageContaining("waymark token create");
    assertThatThrownBy(
            () -> new Listen("0.0.0.0", 0, Optional.empty(), Listen.Rule.NEVER).isLocal())
        .hasMessageContaining("--no-sign-in");

    new Tokens(home.tokens()).create("lab", Role.ENGINEER, Set.of());
    try (WebServer other = WebServer.start(home, open, ALONE)) {
      new Tokens(home.tokens()).revoke("lab");
      Browser browser = new Browser(other.address().replace("0.0.0.0", "127.0.0.1"));

      assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket("127.0.0.1", URI.create(address()).getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private String raw(String request) throws IOException {
    try (Socket socket = connected()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
