package org.waymark.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.app.access.Tokens;
import org.waymark.app.home.Home;
import org.waymark.app.kafka.KafkaSettings;
import org.waymark.app.research.Bubblewrap;
import org.waymark.app.research.Releasing;
import org.waymark.app.web.Listen;
import org.waymark.app.web.WebServer;
import org.waymark.reports.pages.Role;

/** A researcher signs in, asks, is refused, asks again, and takes the answer along. */
class ResearchBrowserTest {

  private static final Listen LOCAL =
      new Listen("127.0.0.1", 0, Optional.empty(), Listen.Rule.WITH_TOKENS);

  private static final double SLOW_MS = 120_000;

  @TempDir static Path directory;

  @Test
  void aResearcherAsksAReleaseAndTakesTheAnswerAlong() throws Exception {
    Chromium.require();
    assumeTrue(Bubblewrap.works(), Bubblewrap.MISSING);
    Home home = new Home(directory.resolve("home"));
    home.prepare();
    Releasing.approved(home, 1);
    String token = new Tokens(home.tokens()).create("lab", Role.RESEARCHER, Set.of());
    try (WebServer server =
            WebServer.start(
                home, LOCAL, new WebServer.Parts(Optional.empty(), KafkaSettings.EMBEDDED));
        Chromium chromium = Chromium.at(server.address())) {
      Page page = chromium.open(Chromium.Window.DESKTOP);
      page.setDefaultTimeout(SLOW_MS); // a process is locked up for the first question
      page.navigate(server.address() + "/sign-in");
      page.getByLabel("Token").fill(token);
      page.locator("main").getByText("Sign in").last().click();
      assertThat(page.url()).endsWith("/research");
      assertThat(Chromium.violations(page)).isEmpty();

      page.getByText("Ask release 1").click();
      assertThat(Chromium.violations(page)).isEmpty();
      ask(page, "DROP TABLE people");
      assertThat(page.getByRole(AriaRole.ALERT).innerText())
          .contains("only reading is possible here");
      ask(page, "SELECT age_band, count(*) AS n FROM people GROUP BY ALL ORDER BY ALL");
      assertThat(page.locator("main").innerText()).contains("3 rows.", "30-49", "333");
      assertThat(Chromium.violations(page)).isEmpty();

      Download file = page.waitForDownload(() -> page.getByText("Download as CSV").click());
      assertThat(Files.readString(file.path())).startsWith("age_band,n\n18-29,334\n");
    }
  }

  private static void ask(Page page, String sql) {
    page.locator("#sql").fill(sql);
    page.locator("button[value=page]").click();
    page.waitForLoadState();
  }
}
