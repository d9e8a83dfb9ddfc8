package org.waymark.reports.pages;

import java.nio.file.Path;
import java.util.Map;
import org.waymark.reports.pages.board.Board;
import org.waymark.reports.pages.board.Explaining;
import org.waymark.reports.pages.view.OverviewPage;
import org.waymark.reports.pages.view.ReportPage;
import org.waymark.reports.pages.view.ReportsPage;
import org.waymark.reports.pages.view.SidePage;
import org.waymark.reports.pages.view.TrendPage;
import org.waymark.reports.publication.PublicationException;

/**
 * All pages of what is published, for whoever serves them. Answers every address, in words where
 * there is nothing. Used by several requests at a time.
 */
public final class Site {

  private static final String TREND = "/trend/";
  private static final String REPORT = "/reports/";

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
    try {
      return page(request, Door.of(request, readings));
    } catch (PageException e) {
      return words(request, e.status(), e);
    } catch (PublicationException e) {
      return words(request, 404, e);
    } catch (IllegalArgumentException e) {
      return words(request, 400, e);
    }
  }

  private static Answer page(Request request, Door door) {
    String path = request.path();
    if (path.startsWith(TREND)) {
      return TrendPage.answer(request, door, path.substring(TREND.length()));
    }
    if (path.startsWith(REPORT)) {
      return ReportPage.answer(request, door, path.substring(REPORT.length()));
    }
    return switch (path) {
      case "/" -> OverviewPage.answer(request, door);
      case "/reports" -> ReportsPage.answer(request, door);
      case "/programs-side-by-side" -> SidePage.answer(request, door);
      default -> throw new PageException(404, door.texts().of("site.nothing"));
    };
  }

  private static Answer words(Request request, int status, RuntimeException e) {
    Frame frame = Frame.of(request, new Texts(request.locale()).of("board.refused"));
    String words = String.valueOf(e.getMessage());
    return Answer.page(status, Templates.render("message", Map.of("frame", frame, "words", words)));
  }
}
