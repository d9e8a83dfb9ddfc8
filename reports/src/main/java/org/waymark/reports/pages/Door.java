package org.waymark.reports.pages;

import static java.util.stream.Collectors.joining;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.reports.lake.Program;
import org.waymark.reports.publication.Publication;

/**
 * What a request names, and whether whoever asks may see it. Of a program that they may not see
 * nothing is said, not even whether there is one.
 */
public record Door(Request request, Readings readings, Texts texts) {

  /**
   * The door at which a request stands.
   *
   * @throws PageException when whoever asks has no door here
   */
  public static Door of(Request request, Readings readings) {
    Door door = new Door(request, readings, new Texts(request.locale()));
    if (request.visitor().role() == Role.RESEARCHER) {
      throw new PageException(403, door.texts.of("door.researcher"));
    }
    return door;
  }

  /**
   * The publication that is asked for, or the newest.
   *
   * @throws PageException when there is none
   */
  public Publication publication() {
    Optional<Integer> number = request.parameter("published").map(this::number);
    return number
        .map(readings::publication)
        .or(readings::newest)
        .orElseThrow(() -> new PageException(404, texts.of("door.none")));
  }

  /** The programs of a publication that may be seen. */
  public List<Program> programs(Publication publication) {
    return readings.programs(publication).stream()
        .filter(program -> request.visitor().maySee(program.id()))
        .toList();
  }

  /**
   * The program that is asked for, or the only one that may be seen; nothing means all.
   *
   * @throws PageException when there is no such program, it may not be seen, or several may
   */
  public Optional<String> program(Publication publication) {
    Optional<String> asked = request.parameter("program");
    List<Program> seen = programs(publication);
    if (asked.filter(id -> !request.visitor().maySee(id)).isPresent()) {
      throw new PageException(403, texts.of("door.program.refused", ids(seen)));
    }
    if (asked.isPresent() && seen.stream().noneMatch(each -> each.id().equals(asked.get()))) {
      throw new PageException(404, texts.of("door.program.unknown", asked.get(), ids(seen)));
    }
    if (asked.isEmpty() && !request.visitor().programs().isEmpty()) {
      if (seen.size() != 1) {
        throw new PageException(400, texts.of("door.program.which", ids(seen)));
      }
      return Optional.of(seen.get(0).id());
    }
    return asked;
  }

  /**
   * Likewise, where there must be one.
   *
   * @throws PageException when there is none, or it may not be seen
   */
  public String oneProgram(Publication publication) {
    return program(publication)
        .orElseThrow(
            () ->
                new PageException(400, texts.of("door.program.which", ids(programs(publication)))));
  }

  /**
   * A month, if it is asked for.
   *
   * @throws PageException when it is written in another way
   */
  public Optional<YearMonth> month(String parameter) {
    return request
        .parameter(parameter)
        .map(
            written -> {
              try {
                return YearMonth.parse(written);
              } catch (DateTimeParseException e) {
                throw new PageException(400, texts.of("door.month.unknown", written));
              }
            });
  }

  /**
   * The program that is asked for, or else the first by name of those that may be seen.
   *
   * @throws PageException when there is no such program, it may not be seen, or none may
   */
  public Program programOrFirst(Publication publication) {
    List<Program> seen =
        programs(publication).stream().sorted(Comparator.comparing(Program::name)).toList();
    if (seen.isEmpty()) {
      throw new PageException(404, texts.of("door.program.none"));
    }
    return request.parameter("program").isEmpty()
        ? seen.get(0)
        : find(seen, program(publication).orElseThrow());
  }

  /** Whether whoever asks may see what every program published. */
  public boolean seesAll() {
    return request.visitor().programs().isEmpty();
  }

  private static Program find(List<Program> programs, String id) {
    return programs.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private int number(String written) {
    try {
      return Integer.parseInt(written);
    } catch (NumberFormatException e) {
      throw new PageException(400, texts.of("door.number.unknown", written));
    }
  }

  private static String ids(List<Program> programs) {
    return programs.stream().map(Program::id).collect(joining(", "));
  }
}
