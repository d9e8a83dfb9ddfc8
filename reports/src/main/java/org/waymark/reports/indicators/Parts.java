package org.waymark.reports.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.indicators.IndicatorReport.Query;
import org.waymark.reports.lake.Cut;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;
import org.waymark.schemas.catalogue.Split;

/**
 * What was counted of the parts of indicators. Never leaves this package: nothing in it is hidden
 * yet.
 */
record Parts(Map<Parts.Place, Parts.Row> rows) {

  /** Which part of which cell. */
  record Place(String programId, LocalDate start, String indicator, String part) {}

  /** What was counted there. */
  record Row(Place place, Clusters clusters, long unknown, Having having) {

    Row plus(Row others) {
      return new Row(
          place,
          clusters.plus(others.clusters),
          unknown + others.unknown,
          having.plus(others.having));
    }

    static Row read(ResultSet row) throws SQLException {
      return new Row(
          new Place(
              row.getString("program_id"),
              row.getObject("period_start", LocalDate.class),
              row.getString("indicator"),
              row.getString("part")),
          CountedRow.clusters(row),
          row.getLong("unknown"),
          new Having(row.getLong("people_num"), row.getLong("people_all")));
    }
  }

  static Parts of(Cut cut, Query query) {
    Map<Place, Row> rows = new HashMap<>();
    cut.inParts(
        "parts of indicators",
        cut.parts(),
        part ->
            cut.report("parts", query.variables(), Row::read)
                .forEach(row -> rows.merge(row.place(), row, Row::plus)));
    return new Parts(rows);
  }

  /** The cells of the parts of a row, in the order of the catalogue. */
  Stream<IndicatorCell> cells(CountedRow whole, Function<Counted, Cell<Numbers>> hide) {
    return Catalogue.parts(whole.counted().indicator()).stream()
        .map(split -> cell(whole, split, hide.apply(counted(whole, split))));
  }

  private static IndicatorCell cell(CountedRow whole, Split split, Cell<Numbers> cell) {
    return new IndicatorCell(
        whole.programId(),
        whole.period(),
        whole.counted().indicator().part(split),
        Optional.of(split.part()),
        cell);
  }

  private Counted counted(CountedRow whole, Split split) {
    Indicator indicator = whole.counted().indicator();
    Row row =
        rows.get(
            new Place(
                whole.programId(), whole.period().startInclusive(), indicator.id(), split.part()));
    return new Counted(
        indicator.part(split),
        row == null ? Clusters.NOBODY : row.clusters(),
        row == null ? 0 : row.unknown(),
        row == null ? Having.NOBODY : row.having(),
        whole.counted().recorded());
  }
}
