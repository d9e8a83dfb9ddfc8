package org.waymark.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.scan.Needles;
import org.waymark.app.scan.Scan;
import org.waymark.app.upload.Intake;
import org.waymark.app.web.Browser;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;
import org.waymark.ingest.vault.Identity;
import org.waymark.ingest.vault.Vault;

/**
 * Five hundred names, telephone numbers, addresses, record numbers and notes are brought in every
 * way that there is, in every place where they could stand. Nothing under the home, nothing that
 * was printed, and no report shows one of them. Only the vault knows the people, and does not show
 * them either.
 */
@Tag("long")
class CanaryTest {

  private static final Needles NEEDLES = new Needles(Canaries.lookedFor());

  /** How many times a page is looked at again, a tenth of a second apart. */
  private static final int LONGEST = 1200;

  @TempDir Path directory;
  private final CanaryFiles files = new CanaryFiles();
  private final List<String> printed = new ArrayList<>();

  /** A way in: what is to be brought by it is brought. */
  @FunctionalInterface
  private interface Way {
    void bring(RunningHome home) throws Exception;
  }

  /** Every way in that there is: a new one is one more line. */
  private List<Way> ways() {
    return List.of(
        home -> bring(home, "jsonl", files.lines(), 0),
        home -> bring(home, "csv", files.csv(2), 1),
        home -> bring(home, "xlsx", files.workbook(2), 2),
        home -> bring(home, "csv", files.tracker(4), 3, "--mapping", mapping(4)),
        home -> bring(home, "ndjson", files.resources(), 5, "--program", "harbor"),
        this::broken,
        this::upload,
        this::send);
  }

  @Test
  void nothingThatNamesAPersonPassesTheEdge() throws Exception {
    try (RunningHome home = RunningHome.in(directory)) {
      for (Way way : ways()) {
        way.bring(home);
      }
      look(home);
      assertNothingIsIn(directory.resolve("home"));
    }
    assertNothingIsIn(directory.resolve("home"));
    assertThat(printed).hasSizeGreaterThan(30);
    for (String each : printed) {
      assertThat(Scan.text(each, NEEDLES)).as(each).isEmpty();
    }
    assertTheVaultKnowsThePeople();
    assertALeakWouldBeFound();
  }

  private void assertTheVaultKnowsThePeople() throws IOException {
    try (Vault vault = Vault.open(new Home(directory.resolve("home")).vault())) {
      assertThat(Canaries.all()).allMatch(canary -> vault.knows(new Identity("harbor", canary)));
    }
  }

  /**
   * The ids of native lines are taken as they are, so that a system can leak by them: that is seen
   * in the log, the lake and the state.
   */
  private void assertALeakWouldBeFound() throws IOException {
    String line = new String(files.lines(), UTF_8).lines().findFirst().orElseThrow();
    String leak = line.replace("\"g0\"", "\"" + Canaries.slug(Canaries.all().get(3), "-") + "\"");
    assertThat(leak).isNotEqualTo(line);
    Path file = Files.writeString(directory.resolve("leak.jsonl"), leak);
    Path home = directory.resolve("home");
    Cli.Result result = new Cli(home).run("import", file.toString(), "--no-publish");
    assertThat(result.exitCode()).as(result.err()).isZero();

    assertThat(Scan.directory(home, NEEDLES).found())
        .extracting(found -> ending(found.file()) + " " + found.layer())
        .contains(".log UNPACKED", ".parquet UNPACKED", ".sst UNPACKED");
  }

  private static String ending(Path file) {
    String name = file.toString();
    return name.substring(Math.max(0, name.lastIndexOf('.')));
  }

  /** Tried and imported, with what is refused on the user's own disk and not under the home. */
  private void bring(RunningHome home, String ending, byte[] content, int number, String... more)
      throws IOException {
    Path own = Files.createDirectories(directory.resolve("own"));
    Path file = Files.write(own.resolve(files.name(number) + "." + ending), content);
    Path refused = own.resolve(number + ".refused");
    List<String> tried = new ArrayList<>(List.of("import", file.toString(), "--dry-run"));
    List<String> imported =
        new ArrayList<>(
            List.of("import", file.toString(), "--rejects", refused.toString(), "--no-publish"));
    tried.addAll(List.of(more));
    imported.addAll(List.of(more));
    assertSomeAreTakenAndSomeRefused(home.run(tried.toArray(String[]::new)));
    assertSomeAreTakenAndSomeRefused(home.run(imported.toArray(String[]::new)));
    assertThat(refused).isNotEmptyFile();
  }

  private void assertSomeAreTakenAndSomeRefused(Cli.Result result) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
    assertThat(result.out())
        .containsPattern("accept(ed)? +[1-9]")
        .containsPattern("reject(ed)? +[1-9]");
    keep(result);
  }

  /** Files that cannot be read, and why is said. */
  private void broken(RunningHome home) throws IOException {
    Path own = Files.createDirectories(directory.resolve("own"));
    String table = "client_id,row_id,kind\n\"" + String.join("\n", Canaries.all());
    Path open = Files.writeString(own.resolve("open.csv"), table);
    Path strange = Files.writeString(own.resolve("strange.csv"), table.substring(20));
    Path workbook =
        Files.write(own.resolve("broken.xlsx"), ("PK\u0003\u0004" + table).getBytes(UTF_8));
    for (Path file : List.of(open, strange, workbook)) {
      Cli.Result result = home.run("import", file.toString(), "--no-publish");
      assertThat(result.exitCode()).as(result.err()).isNotZero();
      keep(result);
    }
  }

  private void keep(Cli.Result result) {
    printed.add(result.out());
    printed.add(result.err());
  }

  private String mapping(int shift) throws IOException {
    Path own = Files.createDirectories(directory.resolve("own"));
    return Files.write(own.resolve(files.name(9) + ".json"), files.mapping(shift)).toString();
  }

  private WebServer serve(RunningHome running) {
    Home home = new Home(directory.resolve("home"));
    return WebServer.start(
        home,
        new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.NEVER),
        new WebServer.Parts(
            Optional.of(new Intake(home, running.pipeline())), KafkaSettings.EMBEDDED));
  }

  /** As a system sends; the keys of people are asked for first. */
  private void send(RunningHome running) throws Exception {
    try (WebServer server = serve(running)) {
      String address = server.address();
      String asked = files.people();
      assertThat(post(address + "/v1/participants", "json", asked).body())
          .contains("participant_key");
      HttpResponse<String> taken = post(address + "/v1/events", "json", files.events());
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
      assertThat(taken.body()).containsPattern("\"accepted\":[1-9]").contains("BAD_VALUE");
      HttpResponse<String> broken =
          post(address + "/v1/events", "x-ndjson", new String(files.lines(), UTF_8));
      assertThat(broken.statusCode()).isIn(202, 400);
      printed.addAll(List.of(taken.body(), broken.body()));
      printed.add(new Browser(address).get("/metrics").body());
    }
  }

  private static HttpResponse<String> post(String address, String type, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/" + type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void upload(RunningHome running) throws Exception {
    try (WebServer server = serve(running)) {
      Browser browser = new Browser(server.address());
      upload(browser, new Browser.Sent("file", files.name(10) + ".jsonl", files.lines()));
      upload(browser, new Browser.Sent("file", files.name(11) + ".csv", files.csv(12)));
      upload(browser, new Browser.Sent("file", files.name(12) + ".xlsx", files.workbook(12)));
      upload(
          browser,
          new Browser.Sent("file", files.name(13) + ".csv", files.tracker(14)),
          new Browser.Sent("mapping", files.name(14) + ".json", files.mapping(14)));
      printed.add(browser.get("/status").body());
      printed.add(browser.get("/upload").body());
    }
  }

  private void upload(Browser browser, Browser.Sent... parts) throws Exception {
    HttpResponse<String> tried = browser.upload(List.of(parts));
    String path = tried.uri().getPath();
    for (int i = 0; i < LONGEST && !tried.body().contains(path + "/import"); i++) {
      Thread.sleep(100);
      tried = browser.get(path);
    }
    printed.add(tried.body());
    assertThat(Scan.text(browser.get(path + "/refused").body(), NEEDLES)).isNotEmpty();
    HttpResponse<String> imported = browser.post(path, path + "/import", Map.of());
    for (int i = 0; i < LONGEST && !imported.body().contains(path + "/publish"); i++) {
      Thread.sleep(100);
      imported = browser.get(path);
    }
    assertThat(imported.body()).contains(path + "/publish");
    printed.add(imported.body());
  }

  /** What somebody would look at afterwards. */
  private void look(RunningHome home) {
    Stream.of(
            List.of("publish"),
            List.of("rejects"),
            List.of("status"),
            List.of("audit"),
            List.of("report", "trust", "--format", "csv"),
            List.of("report", "indicators", "--live", "--format", "json"),
            List.of("report", "board", "--program", "harbor", "--format", "html"),
            List.of("sql", "select * from rejects", "--format", "csv"),
            List.of("sql", "select * from events", "--format", "csv"),
            List.of("sql", "select * from participant_months", "--format", "csv"))
        .map(command -> home.run(command.toArray(String[]::new)))
        .peek(result -> assertThat(result.err()).doesNotContain("wrong usage", "Unknown option"))
        .forEach(this::keep);
  }

  private static void assertNothingIsIn(Path home) throws IOException {
    Scan.Result result = Scan.directory(home, NEEDLES);

    assertThat(result.found()).isEmpty();
    assertThat(result.unread()).isEmpty();
    assertThat(result.files()).isGreaterThan(100);
  }
}
