package org.waymark.reports.explain;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.waymark.reports.disclosure.CellStatus;
import org.waymark.reports.explain.Told.Numbers;
import org.waymark.reports.explain.Told.Span;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.publication.Publication;
import org.waymark.reports.publication.Publications;

/** What the publications from one to another say of a cell. */
final class History {

  private History() {}

  /**
   * From the first to the last, at least these two.
   *
   * @throws IllegalArgumentException when one of the two does not have the cell
   */
  static List<Told> read(Publications publications, Question question) {
    List<Publication> between = publications.between(question.first(), question.last());
    try (Cut files = Cut.of(Publication.history(between))) {
      List<Told> told = files.report("explain/history", variables(question), History::read);
      require(question.first(), told, files, question);
      require(question.last(), told, files, question);
      return told;
    }
  }

  private static void require(int number, List<Told> told, Cut files, Question question) {
    if (told.stream().anyMatch(each -> each.publication() == number)) {
      return;
    }
    List<String> periods =
        files.report(
            "explain/periods",
            Map.of(
                "program", Literals.text(question.programId()),
                "indicator", Literals.text(question.indicator().id()),
                "publication", Integer.toString(number)),
            row -> row.getString("period"));
    throw new IllegalArgumentException(
        periods.isEmpty()
            ? "publication %d has no program %s".formatted(number, question.programId())
            : "publication %d has no period %s of %s; it has: %s"
                .formatted(
                    number,
                    question.period(),
                    question.programId(),
                    periods.stream().collect(joining(", "))));
  }

  private static Map<String, String> variables(Question question) {
    return Map.of(
        "program", Literals.text(question.programId()),
        "indicator", Literals.text(question.indicator().id()),
        "period", Literals.text(question.period()));
  }

  private static Told read(ResultSet row) throws SQLException {
    CellStatus status = CellStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    return new Told(
        row.getInt("publication"),
        new Span(
            row.getString("period"),
            row.getObject("period_start", LocalDate.class),
            row.getObject("period_end", LocalDate.class)),
        row.getInt("version"),
        status,
        status == CellStatus.SHOWN ? Optional.of(numbers(row)) : Optional.empty(),
        row.getLong("counted_at"));
  }

  private static Numbers numbers(ResultSet row) throws SQLException {
    return new Numbers(
        new Amounts(
            row.getLong("numerator"),
            row.getLong("denominator"),
            row.getLong("unknown"),
            row.getLong("people")),
        row.getObject("value", BigDecimal.class));
  }
}
