package org.waymark.reports.pages.board;

import java.util.List;
import java.util.Optional;

/**
 * A number that stands on the board sheet, with its sentence in the texts: {@code board.say.S1}.
 *
 * @param indicator its id
 * @param part which of several numbers it is; such parts have no chart
 */
record Headline(String indicator, Optional<String> part) {

  /**
   * Whose goals, agreed, honoured, free by both witnesses, decided, informed, as people rate
   * themselves, and what came of goals: what a board can ask about, and none of it a target.
   */
  static final List<Headline> ALL =
      List.of(
          of("S1"),
          of("S2"),
          of("S3"),
          of("S4"),
          of("S5"),
          of("E1"),
          of("E2"),
          of("E5"),
          new Headline("O2", Optional.of("of those rated")));

  private static Headline of(String indicator) {
    return new Headline(indicator, Optional.empty());
  }

  /** The key of its sentence. */
  String sentence() {
    return "board.say." + indicator;
  }
}
