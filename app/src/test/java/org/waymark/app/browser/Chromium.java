package org.waymark.app.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, and what it must never see: an address elsewhere, or an error on its
 * console.
 */
final class Chromium implements AutoCloseable {

  private static final String DRIVER = "playwright.cli.dir";
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final String site;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(String site) {
    this.site = site;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET));
  }

  /** Skips the tests, in words, where the driver is not given. */
  static void require() {
    Assumptions.assumeTrue(
        System.getProperty(DRIVER) != null,
        "SKIPPED: the browser tests need -D" + DRIVER + ", which .ci/run prepares");
  }

  /** Opened for one site. */
  static Chromium at(String site) {
    return new Chromium(site);
  }

  /** How wide a window is, and whether the reader likes the dark. */
  enum Window {
    DESKTOP(1280, 900, ColorScheme.LIGHT),
    DARK(1280, 900, ColorScheme.DARK),
    PHONE(390, 844, ColorScheme.LIGHT),
    /** 1280 pixels at 400 per cent, as WCAG 1.4.10 asks. */
    ENLARGED(320, 256, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Window(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  /** A window of a reader of their own. */
  Page open(Window window) {
    return open(window, new Browser.NewContextOptions());
  }

  /** A window in which scripts do not run. */
  Page openWithoutScript() {
    return open(Window.DESKTOP, new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  private Page open(Window window, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options
                .setViewportSize(window.width, window.height)
                .setColorScheme(window.scheme)
                .setLocale("en-US"));
    Page page = context.newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(site) && !request.url().startsWith("data:")) {
            complaints.add(page.url() + " asks for " + request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())
              && !isAboutThePageItself(page, message)) {
            complaints.add(page.url() + " says " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + " fails: " + error));
    return page;
  }

  /** Chromium notes that a page was answered with 404, which is what was asked for. */
  private static boolean isAboutThePageItself(Page page, ConsoleMessage message) {
    return message.text().startsWith("Failed to load resource")
        && message.location().startsWith(page.url());
  }

  /** What a page does wrong by WCAG 2.2 AA and axe's own good practice, a line each. */
  static List<String> violations(Page page) {
    return new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .map(rule -> page.url() + ": " + words(rule))
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId() + " (" + rule.getHelp() + ") at " + rule.getNodes().get(0).getTarget();
  }

  /** Whether a page is wider than its window. */
  static boolean scrollsSideways(Page page) {
    return (boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
  }

  /** What was asked for elsewhere, and what stood on the console, since this was opened. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
