package org.waymark.reports.indicators;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/** How long a period is. */
public enum Grain {
  MONTH {
    @Override
    String label(LocalDate start, LocalDate endExclusive) {
      return start.toString();
    }
  },
  QUARTER {
    @Override
    String label(LocalDate start, LocalDate endExclusive) {
      return start.getYear() + "-Q" + part(start, 3);
    }
  },
  HALF_YEAR {
    @Override
    String label(LocalDate start, LocalDate endExclusive) {
      return start.getYear() + "-H" + part(start, 6);
    }
  },
  YEAR {
    @Override
    String label(LocalDate start, LocalDate endExclusive) {
      return Integer.toString(start.getYear());
    }
  },
  /** One period from the first month to the last. */
  ALL {
    @Override
    String label(LocalDate start, LocalDate endExclusive) {
      return YearMonth.from(start) + ".." + YearMonth.from(endExclusive).minusMonths(1);
    }
  };

  abstract String label(LocalDate start, LocalDate endExclusive);

  /** As the command line and SQL spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static int part(LocalDate start, int months) {
    return (start.getMonthValue() - 1) / months + 1;
  }
}
