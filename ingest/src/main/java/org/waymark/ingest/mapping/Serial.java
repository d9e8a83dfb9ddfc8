package org.waymark.ingest.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import org.waymark.ingest.table.Cell.DayZero;

/** Excel's serial days: days since its day zero, with the time of day as the fraction. */
final class Serial {

  private static final LocalDate IN_1899 = LocalDate.of(1899, 12, 30);
  private static final LocalDate IN_1904 = LocalDate.of(1904, 1, 1);
  private static final double SECONDS = 86_400;
  private static final long LAST_OF_9999 = 2_958_465;

  private Serial() {}

  static TemporalAccessor in1900(String number) {
    return read(new BigDecimal(number), DayZero.IN_1899);
  }

  /** Whether a number can be a day. */
  static boolean holds(BigDecimal serial) {
    return serial.signum() > 0 && serial.compareTo(BigDecimal.valueOf(LAST_OF_9999)) < 0;
  }

  /** A date, or with a fraction a date and time to the second. */
  static TemporalAccessor read(BigDecimal serial, DayZero zero) {
    LocalDate day = (zero == DayZero.IN_1904 ? IN_1904 : IN_1899).plusDays(serial.longValue());
    double fraction = serial.remainder(BigDecimal.ONE).doubleValue();
    long seconds = Math.round(fraction * SECONDS);
    LocalDateTime moment = day.atStartOfDay().plusSeconds(seconds);
    return seconds == 0 ? day : moment;
  }
}
