package org.waymark.reports.spells;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/**
 * What was counted of one person.
 *
 * @param numerator events, or a score
 * @param denominator events
 * @param unknown what could not be counted because it was not recorded
 * @param recorded what shows that this kind of thing is recorded at all
 */
record Tally(double numerator, long denominator, long unknown, long recorded) {

  static final Tally NOTHING = new Tally(0, 0, 0, 0);

  static Tally read(ResultSet row) throws SQLException {
    return new Tally(
        row.getDouble("numerator"),
        row.getLong("denominator"),
        row.getLong("unknown"),
        row.getLong("recorded"));
  }

  static Tally sum(Collection<Tally> tallies) {
    return tallies.stream().reduce(NOTHING, Tally::plus);
  }

  Tally plus(Tally other) {
    return new Tally(
        numerator + other.numerator,
        denominator + other.denominator,
        unknown + other.unknown,
        recorded + other.recorded);
  }
}
