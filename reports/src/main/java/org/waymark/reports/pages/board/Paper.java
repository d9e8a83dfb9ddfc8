package org.waymark.reports.pages.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a sheet is printed on. */
public enum Paper {
  /** 210 mm by 297 mm. */
  A4,
  /** 8.5 inches by 11 inches. */
  LETTER;

  /** The paper of a name. */
  public static Optional<Paper> find(String name) {
    return Stream.of(values()).filter(paper -> paper.toString().equals(name)).findFirst();
  }

  /** All names. */
  public static List<String> names() {
    return Stream.of(values()).map(Paper::toString).toList();
  }

  /** As addresses, the command line and style sheets spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
