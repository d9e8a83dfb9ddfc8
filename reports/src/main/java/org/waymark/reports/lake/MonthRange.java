package org.waymark.reports.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Months in a row.
 *
 * @param first in it
 * @param last in it as well
 */
public record MonthRange(YearMonth first, YearMonth last) {

  /** From the first days of both, in the first two columns; nothing where they are NULL. */
  static Optional<MonthRange> read(ResultSet row) throws SQLException {
    LocalDate first = row.getObject(1, LocalDate.class);
    LocalDate last = row.getObject(2, LocalDate.class);
    return first == null
        ? Optional.empty()
        : Optional.of(new MonthRange(YearMonth.from(first), YearMonth.from(last)));
  }
}
