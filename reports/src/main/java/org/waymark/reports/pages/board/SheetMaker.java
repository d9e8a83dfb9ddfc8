package org.waymark.reports.pages.board;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.format.CollectedRows;
import org.waymark.reports.pages.PeriodWords;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.publication.Definition;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.PublishedReport;
import org.waymark.reports.publication.Report;
import org.waymark.reports.trends.report.OverviewReport;

/** Makes the board sheet of the rows that the reports print; it counts nothing itself. */
final class SheetMaker {

  private final Texts texts;
  private final List<Map<String, @Nullable Object>> trends;
  private final List<Map<String, @Nullable Object>> cells;
  private final Map<String, String> names;

  private SheetMaker(Publication publication, String programId, Texts texts) {
    this.texts = texts;
    Optional<String> program = Optional.of(programId);
    CollectedRows overview = new CollectedRows();
    OverviewReport.write(publication, program, overview);
    trends = overview.rows();
    PublishedReport.Choice choice =
        new PublishedReport.Choice(program, Optional.empty(), Optional.empty());
    CollectedRows flow = new CollectedRows();
    PublishedReport.write(publication, Report.INDICATORS, choice, flow);
    CollectedRows spells = new CollectedRows();
    PublishedReport.write(publication, Report.SPELLS, choice, spells);
    cells = new ArrayList<>(flow.rows());
    cells.addAll(spells.rows());
    names =
        publication.definitions().stream().collect(toMap(Definition::indicator, Definition::name));
  }

  /**
   * The sheet of a program.
   *
   * @throws IllegalArgumentException when the publication has no such program
   */
  static BoardSheet make(Publication publication, String programId, Texts texts) {
    SheetMaker maker = new SheetMaker(publication, programId, texts);
    List<BoardSheet.Line> lines = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (Headline headline : Headline.ALL) {
      maker
          .cell(headline)
          .ifPresentOrElse(
              cell -> lines.add(maker.line(headline, cell)), () -> hidden.add(maker.why(headline)));
    }
    String name =
        publication.programs().stream()
            .filter(program -> program.id().equals(programId))
            .map(program -> program.name())
            .findFirst()
            .orElse(programId);
    return new BoardSheet(
        new BoardSheet.Heading(
            programId, name, publication.number(), texts.day(publication.manifest().day())),
        lines,
        hidden);
  }

  /** The newest that is shown: on its chart, or of a part, which has none. */
  private Optional<Map<String, @Nullable Object>> cell(Headline headline) {
    Optional<String> period =
        trend(headline)
            .flatMap(row -> Optional.ofNullable(row.get("period")))
            .map(Object::toString);
    if (headline.part().isEmpty() && period.isEmpty()) {
      return Optional.empty();
    }
    return cells(headline).stream()
        .filter(row -> "shown".equals(row.get("status")))
        .filter(row -> headline.part().isPresent() || text(row, "period").equals(period.get()))
        .reduce((before, after) -> after);
  }

  private List<Map<String, @Nullable Object>> cells(Headline headline) {
    return cells.stream()
        .filter(row -> headline.indicator().equals(row.get("indicator")))
        .filter(row -> headline.part().equals(Optional.ofNullable(row.get("part"))))
        .toList();
  }

  private Optional<Map<String, @Nullable Object>> trend(Headline headline) {
    return headline.part().isPresent()
        ? Optional.empty()
        : trends.stream()
            .filter(row -> headline.indicator().equals(row.get("indicator")))
            .findFirst();
  }

  private BoardSheet.Line line(Headline headline, Map<String, @Nullable Object> cell) {
    return new BoardSheet.Line(
        name(headline),
        sentence(headline, cell),
        trend(headline).map(this::past).orElseGet(() -> texts.of("board.past.none")),
        texts.of(
            text(cell, "flags").contains("provisional") ? "board.provisional" : "board.final"));
  }

  private String sentence(Headline headline, Map<String, @Nullable Object> cell) {
    String said =
        texts.of(
            headline.sentence(),
            count(cell, "numerator"),
            count(cell, "denominator"),
            value(cell, "value"),
            interval(cell),
            PeriodWords.when(text(cell, "period"), texts),
            count(cell, "people"));
    List<String> sentences = new ArrayList<>(List.of(said));
    String unknown = count(cell, "unknown");
    if (!unknown.isEmpty() && !unknown.equals("0")) {
      sentences.add(texts.of("board.unknown", unknown));
    }
    for (String flag : List.of("incomplete", "few_answered", "restated")) {
      if (text(cell, "flags").contains(flag)) {
        sentences.add(texts.of("board.flag." + flag));
      }
    }
    return String.join(" ", sentences);
  }

  private String interval(Map<String, @Nullable Object> cell) {
    return cell.get("lower") == null || cell.get("upper") == null
        ? texts.of("board.no_interval")
        : texts.of("board.between", value(cell, "lower"), value(cell, "upper"));
  }

  private String value(Map<String, @Nullable Object> cell, String column) {
    double number =
        new BigDecimal(Objects.requireNonNull(cell.get(column), column).toString()).doubleValue();
    return text(cell, "unit").equals("share") ? texts.percent(number) : texts.number(number, 1);
  }

  private String count(Map<String, @Nullable Object> cell, String column) {
    Object number = cell.get(column);
    return number instanceof Number found ? texts.count(found.longValue()) : "";
  }

  private String past(Map<String, @Nullable Object> trend) {
    String why = text(trend, "why");
    String words = text(trend, "variation");
    return why.isEmpty() || why.equals(words)
        ? words
        : words + ": " + PeriodWords.named(why, texts);
  }

  /** Why nothing of it is shown: what the newest period says. */
  private String why(Headline headline) {
    String status =
        cells(headline).stream()
            .map(row -> text(row, "status"))
            .filter(each -> !each.equals("shown"))
            .reduce((before, after) -> after)
            .orElse("none");
    return texts.of("board.hidden", name(headline), texts.of("board.why." + status));
  }

  private String name(Headline headline) {
    return "%s (%s)"
        .formatted(
            names.getOrDefault(headline.indicator(), headline.indicator()), headline.indicator());
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return Objects.toString(row.get(column), "");
  }
}
