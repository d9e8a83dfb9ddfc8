package org.waymark.reports.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.disclosure.Flag;
import org.waymark.reports.format.Lines;
import org.waymark.reports.lake.Cut;

/**
 * What a reader must know beside the rows of a report, in sentences.
 *
 * @param origin which publication, and what of it may still change
 * @param definitions of the indicators in the rows, with those of their parts
 * @param marks what each status and flag in the rows means
 * @param cautions that hold whatever the numbers are
 */
public record Notes(
    String origin, List<Definition> definitions, List<String> marks, List<String> cautions) {

  private static final String INTERVAL =
      "lower and upper: between them the true value can well lie (95 %). Few people make that"
          + " wide.";

  /**
   * A definition in words.
   *
   * @param indicator its id
   * @param isPart whether it is of a part of that
   */
  public record Definition(String indicator, boolean isPart, String text) {}

  /** Takes copies of the lists. */
  public Notes {
    definitions = List.copyOf(definitions);
    marks = List.copyOf(marks);
    cautions = List.copyOf(cautions);
  }

  static Notes of(Publication publication, Report report, Seen seen, Cut files) {
    Set<String> ids = report == Report.FREE_TO_TAKE_PART ? Set.of("S4", "S5") : seen.indicators();
    return new Notes(
        origin(publication, seen),
        words(files).stream().filter(words -> ids.contains(words.indicator())).toList(),
        marks(seen),
        report.cautions().stream().map(Report.Caution::words).toList());
  }

  /** All of it, in lines of at most 100 characters. */
  List<String> lines() {
    Lines lines = new Lines();
    lines.gap().add(origin).gap();
    definitions.forEach(words -> lines.add(words.isPart() ? "    " : "", words.text()));
    lines.gap();
    marks.forEach(lines::add);
    cautions.forEach(lines::add);
    return lines.all();
  }

  private static List<String> marks(Seen seen) {
    List<String> marks = new ArrayList<>();
    Stream.of(CellStatus.values())
        .filter(status -> seen.hasStatus(status.toString()))
        .flatMap(status -> Stream.ofNullable(STATUSES.get(status)))
        .forEach(marks::add);
    Stream.of(Flag.values())
        .filter(flag -> seen.hasFlag(flag.toString()))
        .flatMap(flag -> Stream.ofNullable(FLAGS.get(flag)))
        .forEach(marks::add);
    marks.add(INTERVAL);
    return marks;
  }

  private static final Map<CellStatus, String> STATUSES =
      Map.of(
          CellStatus.TOO_FEW, "too_few: too few people to show anything of them.",
          CellStatus.WITHHELD, "withheld: it would give away another number.",
          CellStatus.NO_EVENTS, "no_events: nothing of the kind was recorded in this time.",
          CellStatus.NOT_COLLECTED, "not_collected: the program does not record this.",
          CellStatus.CANNOT_TELL, "cannot_tell: too much is unknown.");

  private static final Map<Flag, String> FLAGS =
      Map.of(
          Flag.RESTATED, "restated: changed after it was first final.",
          Flag.INCOMPLETE, "incomplete: for many it was not recorded.",
          Flag.FEW_ANSWERED, "few_answered: answers for fewer than 40 % of the sessions.");

  private static String origin(Publication publication, Seen seen) {
    return "Publication %d, as of %s. %s"
        .formatted(
            publication.number(),
            publication.manifest().asOf(),
            seen.hasFlag(Flag.PROVISIONAL.toString())
                ? "Rows marked provisional may still change with late records; the others are final."
                : "All rows are final.");
  }

  private static List<Definition> words(Cut files) {
    return files.report(
        "publication/words",
        Map.of(),
        row ->
            new Definition(
                row.getString("indicator"), row.getBoolean("is_part"), row.getString("words")));
  }
}
