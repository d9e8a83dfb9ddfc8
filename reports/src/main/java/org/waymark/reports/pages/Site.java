package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.Map;
import org.waymark.reports.publication.Publications;

/** The pages of what is published. */
public final class Site {

  private final Publications publications;

  /** Of a directory of publications, which need not be there. */
  public Site(Path published) {
    this.publications = new Publications(published);
  }

  /** What is at an address: a page in words where there is nothing. */
  public Answer answer(Request request) {
    Texts texts = new Texts(request.locale());
    if (!request.path().equals("/")) {
      return words(request, 404, texts.of("web.404.title"), texts.of("web.404.words"));
    }
    String words =
        publications.newest().isPresent() ? texts.of("web.first.some") : texts.of("web.first.none");
    return words(request, 200, texts.of("nav.overview"), words);
  }

  private static Answer words(Request request, int status, String title, String words) {
    return Answer.page(
        status,
        Templates.render("message", Map.of("frame", Frame.of(request, title), "words", words)));
  }
}
