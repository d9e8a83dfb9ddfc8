package org.waymark.reports.pages.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.lake.Program;
import org.waymark.reports.pages.Answer;
import org.waymark.reports.pages.Door;
import org.waymark.reports.pages.Frame;
import org.waymark.reports.pages.PageException;
import org.waymark.reports.pages.Readings;
import org.waymark.reports.pages.Recent;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Templates;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublicationException;

/**
 * The pages of what leaves the screen: {@code /board}, {@code /board.pdf}, {@code /export/…} and
 * {@code /explain}. Used by several requests at a time.
 */
public final class Board {

  private static final String EXPORT = "/export/";
  private static final String PDF = "application/pdf";

  private static final int FILES_KEPT = 32;

  private final Readings readings;
  private final ExplainPage explain;
  private final Recent<BoardSheet> sheets = new Recent<>(FILES_KEPT);
  private final Recent<byte[]> files = new Recent<>(FILES_KEPT);

  /** The pages of what is published. */
  public Board(Readings readings, Explaining explaining) {
    this.readings = readings;
    explain = new ExplainPage(explaining);
  }

  /**
   * The answer, also in words where something is wrong; nothing where the page is none of these.
   */
  public Optional<Answer> answer(Request request) {
    if (!isHere(request.path())) {
      return Optional.empty();
    }
    try {
      return Optional.of(page(request, Door.of(request, readings)));
    } catch (PageException e) {
      return Optional.of(words(request, e.status(), e));
    } catch (PublicationException e) {
      return Optional.of(words(request, 404, e));
    } catch (IllegalArgumentException e) {
      return Optional.of(words(request, 400, e));
    }
  }

  private static boolean isHere(String path) {
    return path.startsWith(EXPORT) || List.of("/board", "/board.pdf", "/explain").contains(path);
  }

  private Answer page(Request request, Door door) {
    return switch (request.path()) {
      case "/board" -> board(request, door);
      case "/board.pdf" -> pdf(request, door);
      case "/explain" -> explain.answer(request, door);
      default -> ExportPage.answer(request.path().substring(EXPORT.length()), door);
    };
  }

  private static Answer words(Request request, int status, RuntimeException e) {
    Frame frame = Frame.of(request, new Texts(request.locale()).of("board.refused"));
    String words = String.valueOf(e.getMessage());
    return Answer.page(status, Templates.render("message", Map.of("frame", frame, "words", words)));
  }

  /** Without a program and a publication it leads to addresses that name both. */
  private Answer board(Request request, Door door) {
    Publication publication = door.publication();
    Optional<String> program = door.program(publication);
    if (program.isEmpty() || request.parameter("published").isEmpty()) {
      List<Program> programs =
          door.programs(publication).stream()
              .filter(each -> program.isEmpty() || each.id().equals(program.get()))
              .toList();
      Frame frame = Frame.of(request, door.texts().of("board.choice.title"));
      return Answer.page(
          Templates.render(
              "boardchoice",
              Map.of("frame", frame, "publication", publication.number(), "programs", programs)));
    }
    BoardSheet sheet = sheet(publication, program.get(), door);
    String title = door.texts().of("board.title", sheet.heading().program(), publication.number());
    return Answer.page(
        Templates.render(
            "board",
            Map.of(
                "frame", Frame.of(request, title),
                "sheet", sheet,
                "query", query(program.get(), publication))));
  }

  private Answer pdf(Request request, Door door) {
    Publication publication = door.publication();
    String program = door.oneProgram(publication);
    String name = request.parameter("paper").orElse(Paper.A4.toString());
    Paper paper =
        Paper.find(name)
            .orElseThrow(
                () ->
                    new PageException(
                        400,
                        door.texts()
                            .of("board.paper.unknown", name, String.join(", ", Paper.names()))));
    BoardSheet sheet = sheet(publication, program, door);
    return Answer.file(
        "waymark-board-%s-publication-%d-%s.pdf".formatted(program, publication.number(), paper),
        PDF,
        files.get(
            List.of(sheet, paper, request.locale()),
            () -> SheetFile.pdf(sheet, door.texts(), paper)));
  }

  private BoardSheet sheet(Publication publication, String program, Door door) {
    return sheets.get(
        List.of(
            publication.number(), publication.manifest().digest(), program, door.texts().locale()),
        () -> SheetFile.sheet(publication, program, door.texts()));
  }

  private static String query(String program, Publication publication) {
    return "program=%s&published=%d".formatted(program, publication.number());
  }
}
