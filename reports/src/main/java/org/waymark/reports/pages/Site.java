package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.Map;
import org.waymark.reports.pages.board.Board;
import org.waymark.reports.pages.board.Explaining;
import org.waymark.reports.publication.PublicationException;

/**
 * All pages of what is published, for whoever serves them. Answers every address, in words where
 * there is nothing. Used by several requests at a time.
 */
public final class Site {

  private final Readings readings;
  private final Board board;

  /**
   * The pages of a home, without explanations of changes, which need its lake.
   *
   * @param published the directory of its publications, which need not be there
   */
  public Site(Path published) {
    this(
        published,
        question -> {
          throw new IllegalArgumentException(
              "these pages stand without the records behind them, so no change can be explained");
        });
  }

  /** Likewise, with explanations. */
  public Site(Path published, Explaining explaining) {
    readings = new Readings(published);
    board = new Board(readings, explaining);
  }

  /** The answer to a GET. */
  public Answer answer(Request request) {
    return board.answer(request).orElseGet(() -> page(request));
  }

  private Answer page(Request request) {
    Texts texts = new Texts(request.locale());
    try {
      Door.of(request, readings);
      throw new PageException(404, texts.of("site.nothing"));
    } catch (PageException e) {
      return words(request, e.status(), e);
    } catch (PublicationException e) {
      return words(request, 404, e);
    } catch (IllegalArgumentException e) {
      return words(request, 400, e);
    }
  }

  private static Answer words(Request request, int status, RuntimeException e) {
    Frame frame = Frame.of(request, new Texts(request.locale()).of("board.refused"));
    String words = String.valueOf(e.getMessage());
    return Answer.page(status, Templates.render("message", Map.of("frame", frame, "words", words)));
  }
}
