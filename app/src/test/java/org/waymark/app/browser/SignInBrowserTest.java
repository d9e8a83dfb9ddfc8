package org.waymark.app.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who signs in, what they see, and that they can leave. */
class SignInBrowserTest {

  @TempDir static Path directory;

  @Test
  void aManagerSignsInSeesTheirProgramAndSignsOut() throws Exception {
    Chromium.require();
    String home = directory.resolve("home").toString();
    Served.run(
        0, directory, "demo", "--people", "60", "--months", "6", "--no-serve", "--home", home);
    String token = token(home);
    try (Served served = Served.start(directory, "reports", "--port", "0", "--home", home);
        Chromium chromium = Chromium.at(served.address())) {
      Page page = chromium.open(Chromium.Window.DESKTOP);

      page.navigate(served.address() + "/reports");
      assertThat(page.url()).contains("/sign-in");
      assertThat(Chromium.violations(page)).isEmpty();
      signIn(page, "wm_wrong");
      assertThat(page.locator("main").innerText()).contains("This token is not known");
      assertThat(Chromium.violations(page)).isEmpty();
      signIn(page, token);
      assertThat(page.url()).endsWith("/reports");
      assertThat(page.locator("main").innerText()).contains("Harbor House").doesNotContain("Mesa");
      assertThat(page.navigate(served.address() + "/?program=mesa").status()).isEqualTo(403);
      page.getByText("Sign out").click();
      page.navigate(served.address() + "/");
      assertThat(page.url()).contains("/sign-in");
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  private static String token(String home) throws Exception {
    String said =
        Served.run(
            0,
            directory,
            "token",
            "create",
            "--role",
            "manager",
            "--program",
            "harbor",
            "--name",
            "board-pc",
            "--home",
            home);
    return said.lines().findFirst().orElseThrow();
  }

  private static void signIn(Page page, String token) {
    page.getByLabel("Token").fill(token);
    page.locator("main").getByText("Sign in").last().click();
  }
}
