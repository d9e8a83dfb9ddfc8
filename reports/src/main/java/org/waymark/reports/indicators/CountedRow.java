package org.waymark.reports.indicators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.reports.disclosure.Cell;
import org.waymark.reports.disclosure.Counted;
import org.waymark.reports.disclosure.Counted.Having;
import org.waymark.reports.disclosure.Counted.Recorded;
import org.waymark.reports.disclosure.Numbers;
import org.waymark.reports.statistics.Clusters;
import org.waymark.schemas.catalogue.Catalogue;

/**
 * A row of {@code indicators.sql}. Never leaves this package: nothing in it is hidden yet.
 *
 * @param programId of the program
 * @param period it is about
 * @param counted what was counted
 */
record CountedRow(String programId, Period period, Counted counted) {

  /** A program's period: all indicators of one stand around each other. */
  record Place(String programId, Period period) {}

  /** What tells rows apart. */
  record Key(Place place, String indicator) {}

  Key key() {
    return new Key(place(), counted.indicator().id());
  }

  /** The same with other people. */
  CountedRow plus(CountedRow others) {
    return new CountedRow(programId, period, counted.plus(others.counted));
  }

  Place place() {
    return new Place(programId, period);
  }

  IndicatorCell cell(Optional<String> part, Cell<Numbers> cell) {
    return new IndicatorCell(programId, period, counted.indicator(), part, cell);
  }

  static CountedRow read(ResultSet row, Grain grain) throws SQLException {
    Period period =
        new Period(
            grain,
            row.getObject("period_start", LocalDate.class),
            row.getObject("period_end", LocalDate.class));
    Counted counted =
        new Counted(
            Catalogue.find(row.getString("indicator")).orElseThrow(),
            clusters(row),
            row.getLong("unknown"),
            new Having(row.getLong("people_num"), row.getLong("people_all")),
            recorded(row));
    return new CountedRow(row.getString("program_id"), period, counted);
  }

  static Clusters clusters(ResultSet row) throws SQLException {
    return new Clusters(
        row.getLong("people"),
        row.getLong("numerator"),
        row.getLong("denominator"),
        row.getDouble("sum_y2"),
        row.getDouble("sum_yn"),
        row.getDouble("sum_n2"));
  }

  private static Recorded recorded(ResultSet row) throws SQLException {
    return new Recorded(
        row.getLong("recorded_numerator"),
        row.getLong("recorded_anything"),
        row.getLong("attended"));
  }
}
