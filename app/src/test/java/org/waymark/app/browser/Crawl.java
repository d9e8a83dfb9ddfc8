package org.waymark.app.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Follows every link from the first page on. Of the views of one page, a few are looked at. */
final class Crawl {

  private final String site;
  private final int views;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Deque<String> waiting = new ArrayDeque<>();
  private final List<String> visited = new ArrayList<>();

  /**
   * A crawl that has not begun.
   *
   * @param views of one page (other programs, indicators, parts), at most
   */
  Crawl(String site, int views) {
    this.site = site;
    this.views = views;
    waiting.add("/");
  }

  /** Opens every page; hands each to the visitor; returns what was opened. */
  List<String> each(Page page, Consumer<Page> visitor) {
    while (!waiting.isEmpty()) {
      String path = waiting.remove();
      Response response = page.navigate(site + path);
      if (response == null || response.status() != 200) {
        throw new AssertionError(
            path + " answers " + (response == null ? "nothing" : response.status()));
      }
      visited.add(path);
      visitor.accept(page);
      links(page).forEach(this::add);
    }
    return visited;
  }

  @SuppressWarnings("unchecked")
  private static List<String> links(Page page) {
    return (List<String>)
        page.evaluate(
            "[...document.querySelectorAll('a[href]')].filter(a => !a.hasAttribute('download'))"
                + ".map(a => a.getAttribute('href'))");
  }

  private void add(String link) {
    URI uri = URI.create(link);
    if (uri.isAbsolute() || uri.getPath().isEmpty() || isFile(uri.getPath())) {
      return;
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    if (!visited.contains(uri.getPath() + query)
        && seen.merge(page(uri), 1, Integer::sum) <= views) {
      waiting.add(uri.getPath() + query);
    }
  }

  /** What is saved, not shown. */
  private static boolean isFile(String path) {
    return path.matches(".*\\.(csv|json|xlsx|pdf|yaml)");
  }

  /** The path; the indicators' trends are one page. */
  private static String page(URI uri) {
    return uri.getPath().replaceFirst("^/trend/.*", "/trend/*");
  }
}
