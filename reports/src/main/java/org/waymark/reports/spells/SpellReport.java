package org.waymark.reports.spells;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Disclosure;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
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

  private final Ground ground;
  private final Query query;
  private final SpellPage page;
  private final Instrument empowerment;

  private SpellReport(Cut cut, Query query, SpellPage page, Instrument empowerment) {
    this.ground = Ground.of(cut, query);
    this.query = query;
    this.page = page;
    this.empowerment = empowerment;
  }

  /**
   * Counts and hides.
   *
   * @param query whose day decides which months have ended
   * @param empowerment the scale of E5 and E6
   * @throws IllegalArgumentException when there is no such program
   */
  public static SpellResults run(Cut cut, Query query, SpellPage page, Instrument empowerment) {
    SpellReport report = new SpellReport(cut, query, page, empowerment);
    return new SpellResults(
        report.ratios(), report.attained(), report.changes(), report.sticking());
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
            chosen("O5").flatMap(found -> shares(found, Months.ADD_UP)))
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

  private List<SpellCell<Incidence>> sticking() {
    Disclosure disclosure = new Disclosure(Math.max(FEWEST_AT_RISK, query.fewestPeople()));
    return chosen("O7")
        .flatMap(
            found ->
                new Sticking(ground, disclosure)
                    .of(found, ground.exactly("o7", Sticking.Goal::read)).stream())
        .toList();
  }

  private Stream<SpellCell<Numbers>> empowerment(Indicator indicator) {
    Sheet<Tally> sheet = ground.read("e5", empowerment, Tally::read);
    return new Shares(ground, disclosure()).of(indicator, sheet, Months.LAST_COUNTS).stream();
  }

  private Stream<SpellCell<Numbers>> shares(Indicator indicator, Months months) {
    Sheet<Tally> sheet = ground.read(indicator.id().toLowerCase(Locale.ROOT), Tally::read);
    return new Shares(ground, disclosure()).of(indicator, sheet, months).stream();
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
    return page.has(id) ? Catalogue.find(id).stream() : Stream.empty();
  }

  private Disclosure disclosure() {
    return new Disclosure(query.fewestPeople());
  }
}
