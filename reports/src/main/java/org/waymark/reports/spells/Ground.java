package org.waymark.reports.spells;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Surroundings;
import org.waymark.reports.indicators.Grain;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.indicators.Period;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.lake.Program;
import org.waymark.reports.lake.RowReader;
import org.waymark.schemas.catalogue.Instrument;

/**
 * What all of these indicators are counted on: the periods of the programs, with those in which
 * nothing happened, and the sessions in them.
 *
 * @param cut that is read
 * @param asOf the day of the report
 * @param places by program and period
 * @param attended sessions by program and month
 */
record Ground(
    Cut cut, LocalDate asOf, List<Place> places, Map<String, Map<LocalDate, Long>> attended) {

  private static final String FOLDER = "spell/";

  /**
   * Of the months that have ended.
   *
   * @throws IllegalArgumentException when there is no such program
   */
  static Ground of(Cut cut, Query query) {
    List<Program> programs = cut.programs(query.programId());
    YearMonth lastEnded = YearMonth.from(query.asOf()).minusMonths(1);
    List<Period> periods =
        query
            .from()
            .or(() -> firstMonth(cut))
            .map(first -> Periods.of(query.grain(), first, query.to().orElse(lastEnded), lastEnded))
            .orElse(List.of());
    List<Place> places =
        programs.stream()
            .map(Program::id)
            .sorted()
            .flatMap(id -> periods.stream().map(period -> new Place(id, period)))
            .toList();
    Ground bare = new Ground(cut, query.asOf(), places, Map.of());
    return new Ground(cut, query.asOf(), places, bare.sessions());
  }

  /** One place for each program: all of its periods. */
  List<Place> wholes() {
    return places.stream().map(Place::programId).distinct().map(this::whole).toList();
  }

  /** Runs a report over all months, with those that only show what is recorded. */
  <T> Sheets<T> read(String name, RowReader<T> value) {
    return read(name, Map.of(), value);
  }

  /** The same of a scale. */
  <T> Sheets<T> read(String name, Instrument scale, RowReader<T> value) {
    return read(
        name,
        Map.of(
            "instrument", Literals.text(scale.id()),
            "subscale", Literals.text(scale.subscale()),
            "lowest", Double.toString(scale.lowest()),
            "highest", Double.toString(scale.highest())),
        value);
  }

  /**
   * Runs a report over exactly the months of the periods.
   *
   * @param until the last day that counts, as SQL spells it
   */
  <T> List<T> exactly(String name, String until, RowReader<T> reader) {
    if (places.isEmpty()) {
      return List.of();
    }
    Map<String, String> variables = new HashMap<>(months(start()));
    variables.put("until", until);
    return cut.report(FOLDER + name, variables, reader);
  }

  /** Sessions in the time that shows what the program records. */
  long attended(Place place) {
    LocalDate start = Periods.evidenceStart(place.period());
    return attended.getOrDefault(place.programId(), Map.of()).entrySet().stream()
        .filter(month -> !month.getKey().isBefore(start))
        .filter(month -> month.getKey().isBefore(place.period().endExclusive()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Surroundings surroundings(Place place) {
    return new Surroundings(place.period().endExclusive(), asOf, 0, 0);
  }

  /** The same with more variables. */
  <T> Sheets<T> read(String name, Map<String, String> further, RowReader<T> value) {
    return each ->
        cut.inParts(
            "what lasts: " + name, cut.parts(), part -> once(name, further, value).forEach(each));
  }

  /** Runs a report of what is of nobody, for the whole cut at once. */
  <T> Sheets<T> once(String name, RowReader<T> value) {
    return once(name, Map.of(), value);
  }

  private <T> Sheets<T> once(String name, Map<String, String> further, RowReader<T> value) {
    if (places.isEmpty()) {
      return each -> {};
    }
    Map<String, String> variables = new HashMap<>(months(evidenceStart()));
    variables.putAll(further);
    RowReader<Sheet.Row<T>> row = Sheet.Row.reader(value);
    return each -> each.accept(Sheet.of(cut.report(FOLDER + name, variables, row)));
  }

  private Map<String, Map<LocalDate, Long>> sessions() {
    if (places.isEmpty()) {
      return Map.of();
    }
    record Month(String programId, LocalDate month, long attended) {}
    return cut
        .report(
            FOLDER + "sessions",
            months(evidenceStart()),
            row ->
                new Month(
                    row.getString("program_id"),
                    row.getObject("month", LocalDate.class),
                    row.getLong("attended")))
        .stream()
        .collect(
            groupingBy(Month::programId, groupingBy(Month::month, summingLong(Month::attended))));
  }

  private Place whole(String programId) {
    LocalDate end = ends().reduce((first, last) -> last).orElseThrow();
    return new Place(programId, new Period(Grain.ALL, start(), end));
  }

  private LocalDate start() {
    return places.get(0).period().startInclusive();
  }

  private LocalDate evidenceStart() {
    return Periods.evidenceStart(places.get(0).period());
  }

  private Stream<LocalDate> ends() {
    return places.stream().map(place -> place.period().endExclusive()).sorted();
  }

  private Map<String, String> months(LocalDate from) {
    LocalDate last = ends().reduce((first, later) -> later).orElseThrow().minusMonths(1);
    List<String> programs = places.stream().map(Place::programId).distinct().toList();
    return Map.of(
        "program", programs.size() == 1 ? Literals.text(programs.get(0)) : Literals.NULL,
        "from_month", Literals.date(from),
        "to_month", Literals.date(last));
  }

  static Optional<YearMonth> firstMonth(Cut cut) {
    return cut
        .report(
            FOLDER + "first_month",
            Map.of(),
            row -> Optional.ofNullable(row.getObject("month", LocalDate.class)))
        .stream()
        .flatMap(Optional::stream)
        .map(YearMonth::from)
        .findFirst();
  }
}
