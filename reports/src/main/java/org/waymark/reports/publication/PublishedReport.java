package org.waymark.reports.publication;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.format.ResultWriter;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;

/** Reads and writes a report out of a publication. */
public final class PublishedReport {

  private PublishedReport() {}

  /**
   * Which cells.
   *
   * @param programId or all programs
   * @param from the first month, or all; periods that the months only touch are in
   * @param to the last month, or all
   */
  public record Choice(
      Optional<String> programId, Optional<YearMonth> from, Optional<YearMonth> to) {

    /** Fails at the door on months that stand the wrong way round. */
    public Choice {
      if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
        throw new IllegalArgumentException(
            "the first month comes after the last: " + from.get() + " and " + to.get());
      }
    }

    private Map<String, String> variables() {
      return Map.of(
          "program", programId.map(Literals::text).orElse(Literals.NULL),
          "from_month", from.map(Choice::firstDay).orElse(Literals.NULL),
          "to_month", to.map(Choice::firstDay).orElse(Literals.NULL));
    }

    private static String firstDay(YearMonth month) {
      return Literals.date(month.atDay(1));
    }
  }

  /**
   * Writes the rows and nothing else, for programs.
   *
   * @throws IllegalArgumentException when there is no such program
   */
  public static void write(
      Publication publication, Report report, Choice choice, ResultWriter writer) {
    try (Cut files = Cut.of(publication.beside())) {
      rows(files, report, choice, writer);
    }
  }

  /**
   * Writes the rows, and returns what a reader must know beside them.
   *
   * @return lines of at most 100 characters
   * @throws IllegalArgumentException when there is no such program
   */
  public static List<String> writeWithNotes(
      Publication publication, Report report, Choice choice, ResultWriter writer) {
    return withNotes(publication, report, choice, writer).lines();
  }

  /**
   * The rows of a report, and what a reader must know beside them.
   *
   * @param rows a few hundred
   */
  public record Reading(CollectedRows rows, Notes notes) {}

  /**
   * Reads it whole.
   *
   * @throws IllegalArgumentException when there is no such program
   */
  public static Reading read(Publication publication, Report report, Choice choice) {
    CollectedRows rows = new CollectedRows();
    return new Reading(rows, withNotes(publication, report, choice, rows));
  }

  private static Notes withNotes(
      Publication publication, Report report, Choice choice, ResultWriter writer) {
    try (Cut files = Cut.of(publication.beside())) {
      Seen seen = new Seen(writer);
      rows(files, report, choice, seen);
      return Notes.of(publication, report, seen, files);
    }
  }

  private static void rows(Cut files, Report report, Choice choice, ResultWriter writer) {
    choice.programId().ifPresent(id -> requireProgram(files, id));
    files.report(report.file(), choice.variables(), writer);
  }

  /**
   * Fails when a publication has no such program.
   *
   * @throws IllegalArgumentException then, with those that there are
   */
  public static void requireProgram(Cut files, String id) {
    List<String> known =
        new ArrayList<>(
            files.report(
                "publication/published_programs", Map.of(), row -> row.getString("program_id")));
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          "there is no program %s; there are: %s".formatted(id, String.join(", ", known)));
    }
  }
}
