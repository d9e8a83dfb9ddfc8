package org.waymark.reports.pages.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.pages.PeriodWords;
import org.waymark.reports.pages.Texts;
import org.waymark.reports.pages.ValueWords;
import org.waymark.reports.pages.figure.Caption;
import org.waymark.reports.pages.figure.Fill;
import org.waymark.reports.pages.figure.IntervalFigure;
import org.waymark.reports.pages.figure.IntervalFigure.Bar;
import org.waymark.reports.pages.figure.IntervalFigure.Between;
import org.waymark.reports.pages.figure.IntervalFigure.Kind;
import org.waymark.reports.pages.figure.IntervalFigure.Value;

/**
 * The values of a report that are drawn together, period by period.
 *
 * @param columns that hold them
 */
record Series(
    String title, Columns columns, List<Map<String, @Nullable Object>> rows, Texts texts) {

  private static final String SHOWN = "shown";

  /** The columns of a value, as the command line spells them. */
  record Columns(String value, String lower, String upper, String status, String flags) {

    /** Those of most reports. */
    static final Columns PLAIN = new Columns("value", "lower", "upper", "status", "flags");

    /** Those of one of two witnesses who stand in one row. */
    static Columns witness(String name) {
      return new Columns(
          name + "_free", name + "_lower", name + "_upper", name + "_status", name + "_flags");
    }
  }

  /** The rows that are periods of a series; one period of all time is none. */
  static Series of(
      String title, Columns columns, List<Map<String, @Nullable Object>> rows, Texts texts) {
    return new Series(
        title,
        columns,
        rows.stream().filter(row -> !text(row, "period").contains("..")).toList(),
        texts);
  }

  /** SVG; nothing where there is no period. */
  Optional<String> figure(String id) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Kind kind = unit().equals("share") ? Kind.SHARE : Kind.NUMBER;
    return Optional.of(
        IntervalFigure.of(
            rows.stream().map(this::bar).toList(),
            kind,
            new Caption(id, title, description()),
            value -> ValueWords.plain(value, unit(), texts)));
  }

  /** How much of it is not shown, is unknown or may still change, in sentences. */
  List<String> thin() {
    List<String> sentences = new ArrayList<>();
    Map<String, Long> hidden = new TreeMap<>();
    rows.stream()
        .map(row -> text(row, columns.status()))
        .filter(status -> !status.equals(SHOWN) && !status.isEmpty())
        .forEach(status -> hidden.merge(status, 1L, Long::sum));
    hidden.forEach(
        (status, count) ->
            sentences.add(
                texts.of("report.thin.hidden", count, rows.size(), texts.spelt("cell", status))));
    fewest().ifPresent(sentences::add);
    flagged("incomplete").ifPresent(sentences::add);
    flagged("few_answered").ifPresent(sentences::add);
    flagged("provisional").ifPresent(sentences::add);
    flagged("restated").ifPresent(sentences::add);
    return sentences;
  }

  private Optional<String> fewest() {
    return rows.stream()
        .flatMap(row -> Stream.ofNullable((Number) row.get("people")))
        .map(Number::longValue)
        .min(Long::compare)
        .map(people -> texts.of("report.thin.people", texts.count(people)));
  }

  private Optional<String> flagged(String flag) {
    long count =
        rows.stream()
            .filter(row -> List.of(text(row, columns.flags()).split(";")).contains(flag))
            .count();
    return count == 0
        ? Optional.empty()
        : Optional.of(texts.of("report.thin." + flag, count, rows.size()));
  }

  private String description() {
    long shown = rows.stream().filter(row -> row.get(columns.value()) != null).count();
    String periods =
        texts.of("report.figure.periods", rows.size(), period(rows.get(0)), newestPeriod(), shown);
    return rows.stream()
        .filter(row -> row.get(columns.value()) != null)
        .reduce((before, after) -> after)
        .map(row -> periods + " " + texts.of("report.figure.newest", words(row)))
        .orElse(periods);
  }

  private String newestPeriod() {
    return period(rows.get(rows.size() - 1));
  }

  private Bar bar(Map<String, @Nullable Object> row) {
    String label = PeriodWords.brief(text(row, "period"), texts);
    return number(row, columns.value())
        .map(value -> new Bar(label, words(row), Optional.of(value(row, value))))
        .orElseGet(
            () ->
                new Bar(label, texts.spelt("cell", text(row, columns.status())), Optional.empty()));
  }

  private Value value(Map<String, @Nullable Object> row, double value) {
    Optional<Between> between =
        number(row, columns.lower())
            .flatMap(lower -> number(row, columns.upper()).map(upper -> new Between(lower, upper)));
    boolean provisional = text(row, columns.flags()).contains("provisional");
    return new Value(value, between, provisional ? Fill.HOLLOW : Fill.FULL);
  }

  private String words(Map<String, @Nullable Object> row) {
    String value = spelt(number(row, columns.value()).orElseThrow());
    return number(row, columns.lower())
        .flatMap(
            lower ->
                number(row, columns.upper())
                    .map(
                        upper ->
                            texts.of(
                                "report.figure.between",
                                period(row),
                                value,
                                spelt(lower),
                                spelt(upper))))
        .orElseGet(() -> texts.of("report.figure.value", period(row), value));
  }

  private String spelt(double value) {
    return ValueWords.of(value, unit(), texts);
  }

  private String period(Map<String, @Nullable Object> row) {
    return PeriodWords.label(text(row, "period"), texts);
  }

  private String unit() {
    return rows.isEmpty() ? "share" : Objects.toString(rows.get(0).get("unit"), "share");
  }

  private static Optional<Double> number(Map<String, @Nullable Object> row, String column) {
    return Optional.ofNullable(row.get(column))
        .map(value -> new BigDecimal(value.toString()).doubleValue());
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return Objects.toString(row.get(column), "");
  }
}
