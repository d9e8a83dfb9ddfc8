package org.waymark.app.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of made-up programs, in a browser. */
@TestInstance(Lifecycle.PER_CLASS)
class PagesBrowserTest {

  @TempDir static Path directory;
  private static final String ATTENDED =
      ",individual,in_person,attended,unknown,unknown,participant\n";
  private static final String SESSIONS =
      "row_id,client_id,program_id,occurred_at,format,delivery,outcome,"
          + "participation_basis,agenda_led_by,initiated_by\n1,c-1,harbor,2025-12-02"
          + ATTENDED;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private String site = "";

  @BeforeAll
  void serveMadeUpPrograms() throws Exception {
    Chromium.require();
    Served.run(
        0, directory, "demo", "--people", "400", "--months", "24", "--no-serve", "--home", home());
    Served served = Served.start(directory, "up", "--port", "0", "--home", home());
    parts.add(served);
    site = served.address();
    parts.add(Chromium.at(site));
  }

  private String home() {
    return directory.resolve("home").toString();
  }

  private Chromium chromium() {
    return (Chromium) parts.get(1);
  }

  @AfterEach
  void nothingIsAskedForElsewhereAndNothingIsOnTheConsole() {
    assertThat(chromium().complaints()).isEmpty();
  }

  @AfterAll
  void stop() throws Exception {
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).close();
    }
  }

  @ParameterizedTest
  @EnumSource(Chromium.Window.class)
  void everyPageOpensForEveryReader(Chromium.Window window) {
    Page page = chromium().open(window);
    List<String> wrong = new ArrayList<>();

    List<String> visited =
        new Crawl(site, window == Chromium.Window.DESKTOP ? 4 : 1)
            .each(
                page,
                opened -> {
                  wrong.addAll(Chromium.violations(opened));
                  if (opened.locator("h1").count() != 1) {
                    wrong.add(opened.url() + " has not one heading");
                  }
                  if (Chromium.scrollsSideways(opened)) {
                    wrong.add(opened.url() + " is wider than its window");
                  }
                });

    assertThat(wrong).isEmpty();
    assertThat(visited).hasSizeGreaterThan(20);
  }

  @Test
  void everyPageCanBeReadWithoutScripts() {
    Page page = chromium().openWithoutScript();

    page.navigate(site + "/");
    assertThat(page.locator("main svg").count()).isGreaterThan(10);
    page.locator("nav").getByText("Reports").click();
    page.locator("main a").first().click();
    assertThat(page.locator("main table").count()).isPositive();
  }

  @Test
  void everyPagePrints() {
    Page page = chromium().open(Chromium.Window.DESKTOP);
    for (String path :
        List.of("/", "/reports", "/reports/whose-goals", "/board?program=harbor&published=1")) {
      page.navigate(site + path);
      assertThat(page.pdf()).hasSizeGreaterThan(10_000);
    }
  }

  @Test
  void thePageAndTheCommandLineSayTheSameNumbers() throws IOException, InterruptedException {
    Page page = chromium().open(Chromium.Window.DESKTOP);
    page.navigate(site + "/reports/whose-goals?program=harbor");
    Download download =
        page.waitForDownload(() -> page.locator("main a[href*='.csv']").first().click());
    String csv = Files.readString(download.path());

    assertThat(csv)
        .isEqualTo(
            Served.run(
                0,
                directory,
                "report",
                "whose-goals",
                "--program",
                "harbor",
                "--format",
                "csv",
                "--home",
                home()));
  }

  @Test
  void whatPeopleAskFirstIsAnsweredWithinTwoClicks() throws IOException {
    Page page = chromium().openWithoutScript();
    List<Question> questions = Question.read();

    assertThat(questions).hasSize(10);
    for (Question question : questions) {
      assertThat(question.clicks()).as(question.asked()).hasSizeLessThanOrEqualTo(2);
      page.navigate(site + "/");
      question.clicks().forEach(link -> follow(page, link));
      assertThat(page.locator("main").innerText())
          .as(question.asked())
          .contains(question.answers());
    }
  }

  private static void follow(Page page, String link) {
    page.getByText(link, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  @Test
  void theBoardSheetAndEveryTableAreKeptAsFiles() throws IOException {
    Page page = chromium().open(Chromium.Window.DESKTOP);
    page.navigate(site + "/board");
    follow(page, "Harbor House");

    assertThat(saved(page, "PDF, A4")).asString(ISO_8859_1).startsWith("%PDF-");
    assertThat(saved(page, "PDF, Letter")).asString(ISO_8859_1).startsWith("%PDF-");
    page.navigate(site + "/reports/trust?program=harbor");
    assertThat(saved(page, "Excel")).asString(ISO_8859_1).startsWith("PK");
    assertThat(saved(page, "JSON")).asString(ISO_8859_1).startsWith("[");
  }

  private static byte[] saved(Page page, String link) throws IOException {
    Download download =
        page.waitForDownload(
            () -> page.getByText(link, new Page.GetByTextOptions().setExact(true)).first().click());
    return Files.readAllBytes(download.path());
  }

  @Test
  void aTableIsTriedMendedImportedAndPublished() throws IOException {
    Page page = chromium().open(Chromium.Window.DESKTOP);

    upload(page, "name,phone\nMaria,555-0100\n");
    assertThat(page.locator("main").innerText())
        .contains("The file cannot be read")
        .doesNotContain("Maria", "Exception");
    upload(page, SESSIONS + "2,c-2,harbour,2025-12-03" + ATTENDED);
    assertThat(page.locator("main").innerText())
        .contains("Nothing is imported yet", "names no program that is loaded", "line 3");
    assertThat(Chromium.violations(page)).isEmpty();
    upload(page, SESSIONS + "2,c-2,harbor,2025-12-03" + ATTENDED);
    page.getByText("Import these rows").click();
    waitFor(page, "Publish now");
    assertThat(page.locator("main").innerText()).containsPattern("New events\\s+2");
    page.getByText("Publish now").click();
    waitFor(page, "To the overview");
    assertThat(Chromium.violations(page)).isEmpty();
    page.getByText("To the overview").click();
    assertThat(page.locator(".lead").first().innerText()).contains("Publication 2");
  }

  private void upload(Page page, String content) throws IOException {
    page.navigate(site + "/upload");
    page.locator("#file")
        .setInputFiles(Files.writeString(directory.resolve("sessions.csv"), content));
    page.getByText("Try this file").click();
    page.waitForCondition(() -> !page.locator("main").innerText().contains("being tried"));
  }

  /** A page tells of work that goes on; a reader without script looks again. */
  private static void waitFor(Page page, String until) {
    Locator sought = page.getByText(until);
    for (int i = 0; i < 240 && sought.count() == 0; i++) {
      page.waitForTimeout(500);
      page.reload();
    }
    assertThat(sought.count()).as(page.locator("main").innerText()).isPositive();
  }

  @Test
  void whatThereIsNotIsAnsweredInWords() {
    Page page = chromium().openWithoutScript();
    for (String path :
        List.of("/nowhere", "/reports/nothing", "/reports/trust?program=none", "/?published=99")) {
      Response response = page.navigate(site + path);
      assertThat(response.status()).as(path).isEqualTo(404);
      assertThat(page.locator("main").innerText()).doesNotContain("Exception");
    }
  }
}
