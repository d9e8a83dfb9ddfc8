package org.waymark.reports.pages.board;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.lake.Program;
import org.waymark.reports.pages.Request;
import org.waymark.reports.pages.Role;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;

/**
 * What a request names, and whether whoever asks may see it. Of a program that they may not see
 * nothing is said, not even whether there is one.
 */
record Door(Request request, Publications publications, Texts texts) {

  static Door of(Request request, Publications publications) {
    Door door = new Door(request, publications, new Texts(request.locale()));
    if (request.visitor().role() == Role.RESEARCHER) {
      throw new PageException(403, door.texts.of("board.researcher"));
    }
    return door;
  }

  Publication publication() {
    Optional<Integer> number = request.parameter("published").map(this::number);
    return number
        .map(publications::number)
        .or(publications::newest)
        .orElseThrow(() -> new PageException(404, texts.of("board.none")));
  }

  /** The programs of a publication that may be seen. */
  List<Program> programs(Publication publication) {
    return publication.programs().stream()
        .filter(program -> request.visitor().maySee(program.id()))
        .toList();
  }

  /** The program that is asked for, or the only one that may be seen; nothing means all. */
  Optional<String> program(Publication publication) {
    Optional<String> asked = request.parameter("program");
    List<Program> seen = programs(publication);
    if (asked.filter(id -> !request.visitor().maySee(id)).isPresent()) {
      throw new PageException(403, texts.of("board.program.refused", ids(seen)));
    }
    if (asked.isPresent() && seen.stream().noneMatch(each -> each.id().equals(asked.get()))) {
      throw new PageException(404, texts.of("board.program.unknown", asked.get(), ids(seen)));
    }
    if (asked.isEmpty() && !request.visitor().programs().isEmpty()) {
      if (seen.size() != 1) {
        throw new PageException(400, texts.of("board.program.which", ids(seen)));
      }
      return Optional.of(seen.get(0).id());
    }
    return asked;
  }

  /** Likewise, where there must be one. */
  String oneProgram(Publication publication) {
    return program(publication)
        .orElseThrow(
            () ->
                new PageException(
                    400, texts.of("board.program.which", ids(programs(publication)))));
  }

  Optional<YearMonth> month(String parameter) {
    return request
        .parameter(parameter)
        .map(
            written -> {
              try {
                return YearMonth.parse(written);
              } catch (DateTimeParseException e) {
                throw new PageException(400, texts.of("board.month.unknown", written));
              }
            });
  }

  private int number(String written) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new PageException(400, texts.of("board.number.unknown", written));
    }
  }

  private static String ids(List<Program> programs) {
    return programs.stream().map(Program::id).collect(joining(", "));
  }
}
