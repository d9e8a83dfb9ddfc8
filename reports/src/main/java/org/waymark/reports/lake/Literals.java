package org.waymark.reports.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as SQL spells them. */
public final class Literals {

  /** No value. */
  public static final String NULL = "NULL";

  private Literals() {}

  /** A text. */
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A day. */
  public static String date(LocalDate date) {
    return "DATE '" + date + "'";
  }

  /** A moment, to the microsecond. */
  public static String instant(Instant instant) {
    return "TIMESTAMPTZ '" + instant.truncatedTo(ChronoUnit.MICROS) + "'";
  }

  /** Positions in the log, by partition. */
  public static String offsets(Map<Integer, Long> offsets) {
    String entries =
        offsets.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ", "MAP {", "}"));
    return "CAST(" + entries + " AS MAP(INTEGER, BIGINT))";
  }

  /** A list of texts. */
  public static String list(Collection<String> texts) {
    return texts.stream().map(Literals::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
