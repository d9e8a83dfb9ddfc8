package org.waymark.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.research.Bubblewrap;
import org.waymark.app.research.Releasing;
import org.waymark.reports.pages.Role;

/**
 * Researchers' pages over real HTTP, with a release that an officer approved and one that waits.
 */
class ResearchPagesTest {

  private static final Listen LOCAL =
      new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS);

  @TempDir Path directory;

  @Test
  void aResearcherAsksAnApprovedReleaseAndNoOther() throws Exception {
    assumeTrue(Bubblewrap.works(), Bubblewrap.MISSING);
    Home home = new Home(directory);
    Releasing.approved(home, 1);
    Releasing.waiting(home, 2);
    try (WebServer server =
        WebServer.start(
            home, LOCAL, new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED))) {
      Browser browser = signedIn(server, home, Role.RESEARCHER, Set.of());

      assertThat(browser.get("/research").body())
          .contains("Ask release 1", "/research/1")
          .doesNotContain("/research/2", "/reports", "/status");
      assertThat(browser.get("/research/2").statusCode()).isEqualTo(404);
      assertThat(browser.get("/research/1").body())
          .contains("<textarea", "Codebook", "How old, in three bands");
      HttpResponse<String> answer =
          ask(
              browser,
              "SELECT age_band, count(*) AS n FROM people GROUP BY ALL ORDER BY ALL",
              "page");
      assertThat(answer.body()).contains("3 rows.", "30-49", "333");
      assertThat(ask(browser, "SELECT id FROM people", "page").body())
          .contains("The first 200 of 1,000 rows");
      HttpResponse<String> refused = ask(browser, "SELECT * FROM read_text('/etc/passwd')", "page");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("not on the list", "read_text('/etc/passwd')");
      HttpResponse<String> file = ask(browser, "SELECT max(id) AS most FROM people", "csv");
      assertThat(file.body()).isEqualTo("most\n999\n");
      assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
          .contains("release-1.csv");
    }
    assertThat(Files.readString(home.queries()))
        .contains("\"token\":\"a researcher\",\"role\":\"researcher\",\"release\":1", "read_text");
  }

  @Test
  void managersAndOfficersHaveNoDoorHere() throws Exception {
    Home home = new Home(directory);
    Releasing.approved(home, 1);
    try (WebServer server =
        WebServer.start(
            home, LOCAL, new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED))) {
      Browser manager = signedIn(server, home, Role.MANAGER, Set.of("harbor"));
      Browser officer = signedIn(server, home, Role.OFFICER, Set.of());

      for (Browser browser : List.of(manager, officer)) {
        assertThat(browser.get("/research").statusCode()).isEqualTo(403);
        assertThat(browser.get("/research/1").statusCode()).isEqualTo(403);
      }
      assertThat(new Browser(server.address()).get("/research/1").uri().getPath())
          .isEqualTo("/sign-in");
    }
  }

  private static HttpResponse<String> ask(Browser browser, String sql, String as) throws Exception {
    return browser.post("/research/1", "/research/1", Map.of("sql", sql, "as", as));
  }

  private static Browser signedIn(WebServer server, Home home, Role role, Set<String> programs)
      throws Exception {
    String secret = new Tokens(home.tokens()).create("a " + role, role, programs);
    Browser browser = new Browser(server.address());
    browser.post("/sign-in", "/sign-in", Map.of("token", secret));
    return browser;
  }
}
