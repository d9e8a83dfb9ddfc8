package org.waymark.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Tokens;
import org.waymark.app.demo.DemoLog;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.pipeline.Pipeline;
import org.waymark.app.upload.Intake;
import org.waymark.ingest.log.EventLog;
import org.waymark.reports.pages.Role;

/** Files brought to a server whose pipeline runs. */
class UploadPagesTest {

  private static final DemoLog DEMO = new DemoLog(8, 3, 1, LocalDate.of(2025, 12, 31));

  @TempDir static Path directory;
  private static Home home = new Home(Path.of("unset"));
  private static List<String> lines = List.of();
  private static Optional<Pipeline> pipeline = Optional.empty();
  private static Optional<WebServer> server = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    home = new Home(directory.resolve("home"));
    Pipeline started = Pipeline.start(home, KafkaSettings.EMBEDDED);
    pipeline = Optional.of(started);
    try (EventLog log = new EventLog(started.client())) {
      DEMO.programs().forEach(log::putProgram);
      log.flush();
    }
    Path file = directory.resolve("demo.jsonl");
    try (var out = Files.newOutputStream(file)) {
      DEMO.writeTo(out);
    }
    lines = Files.readAllLines(file);
    server =
        Optional.of(
            WebServer.start(
                home,
                new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS),
                new WebServer.Parts(
                    Optional.of(new Intake(home, started)), KafkaSettings.EMBEDDED)));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(WebServer::close);
    pipeline.ifPresent(Pipeline::close);
  }

  private static Browser signedIn(String name, Role role, Set<String> programs)
      throws IOException, InterruptedException {
    String secret = new Tokens(home.tokens()).create(name, role, programs);
    Browser browser = new Browser(server.orElseThrow().address());
    browser.post("/sign-in", "/sign-in", Map.of("token", secret));
    return browser;
  }

  private static String text(String html) {
    return html.replaceAll("(?s)^.*<main", "").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  private static HttpResponse<String> when(Browser browser, String path, String words)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + 120_000_000_000L;
    HttpResponse<String> page = browser.get(path);
    while (!page.body().contains(words)) {
      assertThat(System.nanoTime()).as(text(page.body())).isLessThan(deadline);
      Thread.sleep(200);
      page = browser.get(path);
    }
    return page;
  }

  private static long kept() throws IOException {
    try (Stream<Path> files = Files.list(home.uploads())) {
      return files.count();
    }
  }

  @Test
  void aFileIsTriedThenImportedThenPublished() throws Exception {
    Browser browser = signedIn("lab", Role.ENGINEER, Set.of());
    String content = "{not json\n" + String.join("\n", lines.subList(0, 200)) + "\n";

    long before = kept();
    HttpResponse<String> tried = browser.upload("maria.gonzalez.jsonl", content);

    assertThat(kept()).isEqualTo(before + 1);
    String path = tried.uri().getPath();
    assertThat(text(tried.body()))
        .contains("Nothing is imported yet", "Rows 201", "Events to take 200", "line 1 cannot be")
        .doesNotContain("maria");
    browser.post(path, path + "/import", Map.of());
    assertThat(text(when(browser, path, "Publish now").body())).contains("Rows refused 1");
    assertThat(kept()).isEqualTo(before);
    browser.post(path, path + "/publish", Map.of());
    assertThat(text(when(browser, path, "To the overview").body())).contains("publication 1");
    assertThat(home.published().resolve("1/manifest.json")).exists();
    assertThat(text(browser.get("/status").body())).contains("MALFORMED", "publication 1");
  }

  @Test
  void aManagerBringsRowsOfTheirProgramsAlone() throws Exception {
    Browser browser = signedIn("harbor", Role.MANAGER, Set.of("harbor"));
    String content = lines.subList(0, 200).stream().collect(Collectors.joining("\n"));
    long own = lines.subList(0, 200).stream().filter(UploadPagesTest::isOfHarbor).count();
    assertThat(own).isBetween(1L, 199L);

    HttpResponse<String> tried = browser.upload("a.jsonl", content);

    assertThat(text(tried.body()))
        .contains("Events to take " + own + " ")
        .contains("names a program that is not one of yours " + (200 - own) + " ");
  }

  private static boolean isOfHarbor(String line) {
    return line.contains("\"program_id\":\"harbor\"");
  }

  @Test
  void whatSomebodySentIsNotThereForAnother() throws Exception {
    String path =
        signedIn("one", Role.MANAGER, Set.of("harbor"))
            .upload("a.jsonl", lines.get(0))
            .uri()
            .getPath();
    Browser other = signedIn("two", Role.MANAGER, Set.of("harbor"));

    assertThat(path).startsWith("/upload/");
    assertThat(other.get(path).statusCode()).isEqualTo(404);
    assertThat(other.post("/upload", path + "/import", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aFileThatIsRemovedIsGone() throws Exception {
    Browser browser = signedIn("remover", Role.ENGINEER, Set.of());
    String path = browser.upload("a.jsonl", lines.get(0)).uri().getPath();

    HttpResponse<String> dropped = browser.post(path, path + "/drop", Map.of());

    assertThat(text(dropped.body())).contains("The file was removed");
    HttpResponse<String> late = browser.post("/upload", path + "/import", Map.of());
    assertThat(text(late.body())).contains("The file was removed");
  }

  @Test
  void whatIsNoTableIsSaidInWords() throws Exception {
    Browser browser = signedIn("bad", Role.ENGINEER, Set.of());

    assertThat(text(browser.upload("a.csv", "name,phone\nMaria,555\n").body()))
        .contains("The file cannot be read")
        .doesNotContain("Maria", "Exception");
    assertThat(text(browser.upload("a.xlsx", "PK\u0003\u0004broken").body()))
        .contains("The file cannot be read")
        .doesNotContain("Exception");
    assertThat(browser.upload("a.jsonl", "").statusCode()).isEqualTo(400);
  }

  private static final String TABLE = "Nr;Initials;Day;Came\n1;M.G.;4.3.2025;ja\n2;A.B.;5.3.2025;";
  private static final String MAPPING =
      """
      {"name": "tracker", "row_key": "Nr", "client_id": "Initials", "dates": ["d.M.yyyy"],
       "events": [{"event_type": "session.recorded", "fields": {
         "program_id": {"always": "harbor"}, "occurred_at": "Day", "format": {"always": "individual"},
         "delivery": {"always": "phone"}, "participation_basis": {"always": "unknown"},
         "agenda_led_by": {"always": "unknown"}, "initiated_by": {"always": "unknown"},
         "outcome": {"column": "Came", "values": {"ja": "attended"}}}}]}
      """;

  private static HttpResponse<String> bring(Browser browser, String table, String mapping)
      throws IOException, InterruptedException {
    return browser.upload(
        List.of(
            new Browser.Sent("file", "maria.csv", table.getBytes(UTF_8)),
            new Browser.Sent("mapping", "maria.json", mapping.getBytes(UTF_8)),
            new Browser.Sent("complete_until", "", "2025-12-31".getBytes(UTF_8))));
  }

  @Test
  void aTableOfOnesOwnIsReadByTheMappingBesideIt() throws Exception {
    Browser browser = signedIn("own", Role.ENGINEER, Set.of());
    HttpResponse<String> tried = bring(browser, TABLE + "ja\n", MAPPING);

    assertThat(text(tried.body())).contains("Events to take 2 ", "People 2 ");
    String path = tried.uri().getPath();
    browser.post(path, path + "/import", Map.of());
    assertThat(text(when(browser, path, "Publish now").body())).contains("New events 2 ");

    HttpResponse<String> shorter =
        bring(browser, TABLE.substring(0, TABLE.indexOf("2;A")), MAPPING);
    assertThat(text(shorter.body())).contains("Events to take back, of rows that are gone 1 ");
    path = shorter.uri().getPath();
    browser.post(path, path + "/import", Map.of());
    assertThat(text(when(browser, path, "Publish now").body())).contains("Events taken back 1 ");
  }

  @Test
  void theRefusedRowsAreGivenBackForMendingToWhoeverSentThem() throws Exception {
    Browser browser = signedIn("mender", Role.ENGINEER, Set.of());
    HttpResponse<String> tried = bring(browser, TABLE + "Maria\n", MAPPING);
    String path = tried.uri().getPath();

    assertThat(tried.body()).contains(path + "/refused").doesNotContain("Maria");
    HttpResponse<String> refused = browser.get(path + "/refused");
    assertThat(refused.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''refused.csv");
    assertThat(refused.body())
        .isEqualToIgnoringNewLines(
            "line,refused_because,refused_field,Nr,Initials,Day,Came\n"
                + "3,BAD_VALUE,outcome,2,A.B.,5.3.2025,Maria\n");
    assertThat(signedIn("else", Role.MANAGER, Set.of("harbor")).get(path + "/refused").statusCode())
        .isEqualTo(404);
    browser.post(path, path + "/drop", Map.of());
    assertThat(browser.get(path + "/refused").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsWrongInAMappingIsSaidWithItsPlace() throws Exception {
    Browser browser = signedIn("wrong", Role.ENGINEER, Set.of());

    HttpResponse<String> answer =
        bring(browser, TABLE + "ja\n", MAPPING.replace("\"attended\"", "\"was there\""));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer.body()))
        .contains("The mapping cannot be used: events[0].fields.outcome:", "is none of attended");
    assertThat(bring(browser, TABLE + "ja\n", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void theWorkbookOfAManagerNamesTheirProgram() throws Exception {
    Browser browser = signedIn("paper", Role.MANAGER, Set.of("harbor"));

    assertThat(browser.get("/upload/waymark.xlsx").headers().firstValue("Content-Disposition"))
        .contains("attachment; filename*=UTF-8''waymark.xlsx");
    assertThat(browser.get("/upload/paper").body()).contains("Client number");
  }
}
