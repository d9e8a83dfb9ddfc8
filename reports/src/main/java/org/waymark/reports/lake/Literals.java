package org.waymark.reports.lake;

import java.time.LocalDate;
import java.util.Collection;
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

  /** A list of texts. */
  public static String list(Collection<String> texts) {
    return texts.stream().map(Literals::text).collect(Collectors.joining(", ", "[", "]"));
  }
}
