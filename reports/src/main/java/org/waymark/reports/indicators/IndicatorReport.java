package org.waymark.reports.indicators;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Surroundings;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.KeyRange;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.MonthRange;

/**
 * The report {@code indicators}: every flow indicator of every program in every period, with a cell
 * also where nothing happened.
 */
public final class IndicatorReport {

  private static final String COVERAGE = "F6";

  private IndicatorReport() {}

  /**
   * What to report.
   *
   * @param programId or all programs
   * @param from the first month, or the first of which anything was counted
   * @param to the last month, or the last of which anything was counted
   * @param grain periods that the months only touch are reported whole
   * @param fewestPeople of whom a cell may be shown, 5 to 20
   * @param asOf the day of the report, which decides what is provisional
   */
  public record Query(
      Optional<String> programId,
      Optional<YearMonth> from,
      Optional<YearMonth> to,
      Grain grain,
      int fewestPeople,
      LocalDate asOf) {

    /** Fails at the door on months that stand the wrong way round. */
    public Query {
      if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
        throw new IllegalArgumentException(
            "the first month comes after the last: " + from.get() + " and " + to.get());
      }
    }

    /** All programs, all months, month by month. */
    public static Query asOf(LocalDate asOf) {
      return new Query(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Grain.MONTH,
          Disclosure.DEFAULT_FEWEST_PEOPLE,
          asOf);
    }

    /** The same of one program. */
    public Query ofProgram(String id) {
      return new Query(Optional.of(id), from, to, grain, fewestPeople, asOf);
    }

    /** The same from a month on. */
    public Query from(YearMonth first) {
      return new Query(programId, Optional.of(first), to, grain, fewestPeople, asOf);
    }

    /** The same up to a month. */
    public Query to(YearMonth last) {
      return new Query(programId, from, Optional.of(last), grain, fewestPeople, asOf);
    }

    /** The same in periods of another length. */
    public Query by(Grain other) {
      return new Query(programId, from, to, other, fewestPeople, asOf);
    }

    Map<String, String> variables() {
      return variables(Optional.empty());
    }

    /**
     * As SQL reads them.
     *
     * @param all months, in place of none: each part of the people would find its own
     */
    private Map<String, String> variables(Optional<MonthRange> all) {
      return Map.of(
          "program", programId.map(Literals::text).orElse(Literals.NULL),
          "from_month", firstDay(from.or(() -> all.map(MonthRange::first))),
          "to_month", firstDay(to.or(() -> all.map(MonthRange::last))),
          "grain", Literals.text(grain.toString()));
    }

    private static String firstDay(Optional<YearMonth> month) {
      return month.map(first -> Literals.date(first.atDay(1))).orElse(Literals.NULL);
    }
  }

  /**
   * The cells by program id, period and the order of the catalogue.
   *
   * @throws IllegalArgumentException when there is no such program
   */
  public static List<IndicatorCell> run(Cut cut, Query query) {
    Page page = Page.of(cut, query);
    return page.rows().stream().map(page::whole).toList();
  }

  /**
   * The same with the parts of each after it.
   *
   * @param query by month, quarter or half-year
   * @throws IllegalArgumentException when there is no such program
   */
  public static List<IndicatorCell> withParts(Cut cut, Query query) {
    Page page = Page.of(cut, query);
    Parts parts = Parts.of(cut, query);
    return page.rows().stream().flatMap(row -> page.withParts(row, parts)).toList();
  }

  /** The names of the files of SQL that run before {@code indicators.sql}, in their order. */
  public static List<String> steps(Grain grain) {
    return List.of(
        "indicators/sessions",
        "indicators/periods",
        "indicators/months",
        grain == Grain.MONTH ? "indicators/counts_of_months" : "indicators/counts_of_periods");
  }

  /** What was counted, and what decides over showing it. */
  private record Page(
      List<CountedRow> rows,
      Map<CountedRow.Place, Counted> coverage,
      Query query,
      Disclosure disclosure) {

    static Page of(Cut cut, Query query) {
      cut.programs(query.programId()); // fails where there is no such program
      cut.settle();
      List<CountedRow> rows = rows(cut, query);
      Map<CountedRow.Place, Counted> coverage =
          rows.stream()
              .filter(row -> row.counted().indicator().id().equals(COVERAGE))
              .collect(toMap(CountedRow::place, CountedRow::counted));
      return new Page(rows, coverage, query, new Disclosure(query.fewestPeople()));
    }

    private static List<CountedRow> rows(Cut cut, Query query) {
      // By the month nothing is added up for a person: the people of all parts fit at once.
      List<KeyRange> parts =
          query.grain() == Grain.MONTH ? List.of(KeyRange.ALL) : cut.partsOfMonths();
      Map<String, String> variables =
          query.variables(parts.size() == 1 ? Optional.empty() : cut.months());
      Map<CountedRow.Key, CountedRow> rows = new LinkedHashMap<>();
      cut.inParts(
          "indicators",
          parts,
          part ->
              counted(cut, variables, query.grain())
                  .forEach(row -> rows.merge(row.key(), row, CountedRow::plus)));
      return List.copyOf(rows.values());
    }

    private static List<CountedRow> counted(Cut cut, Map<String, String> variables, Grain grain) {
      cut.set(variables);
      steps(grain).forEach(cut::step);
      return cut.report("indicators", Map.of(), row -> CountedRow.read(row, grain));
    }

    IndicatorCell whole(CountedRow row) {
      return row.cell(Optional.empty(), disclosure.cell(row.counted(), surroundings(row)));
    }

    Stream<IndicatorCell> withParts(CountedRow row, Parts parts) {
      IndicatorCell whole = whole(row);
      return Stream.concat(
          Stream.of(whole),
          parts.cells(
              row, counts -> disclosure.part(whole.cell().status(), counts, surroundings(row))));
    }

    private Surroundings surroundings(CountedRow row) {
      Counted answered = coverage.get(row.place());
      if (answered == null) {
        throw new IllegalStateException("the report lacks " + COVERAGE + " beside its other rows");
      }
      return Surroundings.of(row.period().endExclusive(), query.asOf(), answered);
    }
  }
}
