package org.waymark.reports.spells;

import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.lake.Literals;
import org.waymark.reports.spells.Shares.Months;
import org.waymark.reports.statistics.Attained;
import org.waymark.reports.statistics.ReliableChange.Outcomes;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Instrument;

/**
 * The indicators of what lasts, of every program in every period that has ended, with a cell also
 * where nothing happened: a site that fell silent stays in view.
 */
public final class SpellReport {

  /** Fewer people at risk tell nothing of how goals end, whatever may be shown. */
  private static final int FEWEST_AT_RISK = 10;

  /** The scale of E5 and E6 unless somebody asks for another. */
  public static final Instrument DEFAULT_SCALE = Instrument.find("nel12", "total").orElseThrow();

  private static final String STICKING = "O7";
  private static final int DAYS_OF_WAITING = 30;

  private final Ground ground;
  private final Query query;
  private final Collection<String> ids;
  private final Instrument empowerment;

  private SpellReport(Cut cut, Query query, Collection<String> ids, Instrument empowerment) {
    this.ground = Ground.of(cut, query);
    this.query = query;
    this.ids = ids;
    this.empowerment = empowerment;
  }

  /**
   * Counts and hides.
   *
   * @param query whose day decides which months have ended
   * @param ids of the indicators to count
   * @param empowerment the scale of E5 and E6
   * @throws IllegalArgumentException when there is no such program
   */
  public static SpellResults run(
      Cut cut, Query query, Collection<String> ids, Instrument empowerment) {
    SpellReport report = new SpellReport(cut, query, ids, empowerment);
    return new SpellResults(
        report.ratios(), report.attained(), report.changes(), report.sticking(Literals.NULL));
  }

  /** The month of the first event that counts. */
  public static Optional<YearMonth> firstMonth(Cut cut) {
    return Ground.firstMonth(cut);
  }

  private List<SpellCell<Numbers>> ratios() {
    return Stream.of(
            chosen("E5").flatMap(this::empowerment),
            chosen("E10").flatMap(found -> shares(found, Months.ADD_UP)),
            chosen("S6").flatMap(found -> shares(found, Months.ADD_UP)),
            chosen("S7").flatMap(found -> shares(found, Months.LAST_COUNTS)),
            chosen("S9").flatMap(found -> shares(found, Months.LAST_COUNTS)),
            chosen("O2").flatMap(this::reached),
            chosen("O4").flatMap(found -> shares(found, Months.ADD_UP)),
            chosen("O5").flatMap(found -> shares(found, Months.ADD_UP)),
            chosen("D1").flatMap(found -> shares(found, Months.ADD_UP)),
            chosen("D2").flatMap(this::waiting),
            chosen("D3").flatMap(this::unknown),
            chosen("D4").flatMap(found -> shares(found, Months.ADD_UP)))
        .flatMap(cells -> cells)
        .toList();
  }

  private List<SpellCell<Attained>> attained() {
    return chosen("O1")
        .flatMap(
            found ->
                new Attainment(ground, disclosure())
                    .of(found, ground.read("o1", Attainment.Rated::read)).stream())
        .toList();
  }

  private List<SpellCell<Outcomes>> changes() {
    return Stream.concat(
            chosen("E6").flatMap(found -> changes(found, empowerment)),
            chosen("O3")
                .flatMap(
                    found ->
                        Instrument.withPublishedChange().stream()
                            .flatMap(scale -> changes(found, scale))))
        .toList();
  }

  /**
   * How goals end (O7), as it stood on the last day of the periods: what happens later changes
   * nothing.
   */
  public static SpellResults stickingAtTheEnd(Cut cut, Query query) {
    SpellReport report = new SpellReport(cut, query, List.of(STICKING), DEFAULT_SCALE);
    List<SpellCell<Incidence>> cells =
        report.ground.wholes().stream()
            .findFirst()
            .map(place -> place.period().endExclusive().minusDays(1))
            .map(day -> report.sticking(Literals.date(day)))
            .orElse(List.of());
    return new SpellResults(List.of(), List.of(), List.of(), cells);
  }

  private List<SpellCell<Incidence>> sticking(String until) {
    Disclosure disclosure = new Disclosure(Math.max(FEWEST_AT_RISK, query.fewestPeople()));
    return chosen(STICKING)
        .flatMap(
            found ->
                new Sticking(ground, disclosure)
                    .of(found, ground.exactly("o7", until, Sticking.Goal::read)).stream())
        .toList();
  }

  private Stream<SpellCell<Numbers>> empowerment(Indicator indicator) {
    Sheets<Tally> sheets = ground.read("e5", empowerment, Tally::read);
    return new Shares(ground, disclosure()).of(indicator, sheets, Months.LAST_COUNTS).stream();
  }

  private Stream<SpellCell<Numbers>> shares(Indicator indicator, Months months) {
    Sheets<Tally> sheets = ground.read(indicator.id().toLowerCase(Locale.ROOT), Tally::read);
    return new Shares(ground, disclosure()).of(indicator, sheets, months).stream();
  }

  private Stream<SpellCell<Numbers>> waiting(Indicator indicator) {
    String until = Literals.date(query.asOf().minusDays(DAYS_OF_WAITING));
    Sheets<Tally> sheets =
        ground
            .once("d2_refused", Tally::read)
            .then(ground.read("d2", Map.of("waiting_until", until), Tally::read));
    return new Shares(ground, disclosure()).of(indicator, sheets, Months.ADD_UP).stream();
  }

  private Stream<SpellCell<Numbers>> unknown(Indicator indicator) {
    return new Fields(ground, disclosure()).of(indicator);
  }

  private Stream<SpellCell<Numbers>> reached(Indicator indicator) {
    return new Reached(ground, disclosure())
        .of(indicator, ground.read("o2", Reached.Goals::read)).stream();
  }

  private Stream<SpellCell<Outcomes>> changes(Indicator indicator, Instrument scale) {
    Changes changes = new Changes(ground, disclosure(), scale);
    return changes.of(indicator, ground.read("o3", scale, changes::read)).stream();
  }

  private Stream<Indicator> chosen(String id) {
    return ids.contains(id) ? Catalogue.find(id).stream() : Stream.empty();
  }

  private Disclosure disclosure() {
    return new Disclosure(query.fewestPeople());
  }
}
