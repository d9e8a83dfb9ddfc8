package org.waymark.reports.trends.report;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How values are spelt in these reports: as in all others. */
final class Cells {

  private static final int DECIMALS = 6;
  private static final String PROVISIONAL = "provisional";

  private Cells() {}

  static BigDecimal round(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Whether late records may still change it. */
  static String state(Set<String> flags) {
    return flags.contains(PROVISIONAL) ? PROVISIONAL : "final";
  }

  /** The other flags; null for none. */
  static @Nullable String otherFlags(Set<String> flags) {
    return emptyToNull(
        flags.stream().filter(flag -> !flag.equals(PROVISIONAL)).sorted().collect(joining(";")));
  }

  static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
