package org.waymark.reports.pages.board;

import java.util.List;

/**
 * One page for a board, in words. Everything on it is of one publication, so it never changes.
 *
 * @param heading which program and publication
 * @param lines of what is shown
 * @param hidden of what is not, each with the reason
 */
public record BoardSheet(Heading heading, List<Line> lines, List<String> hidden) {

  /**
   * Which sheet it is.
   *
   * @param programId of the program
   * @param program as people call it
   * @param publication its number
   * @param day of the publication, in words
   */
  public record Heading(String programId, String program, int publication, String day) {}

  /**
   * A number.
   *
   * @param name of the indicator, with its id
   * @param sentence that says it
   * @param past what kind of variation the newest value is against its own past
   * @param state whether late records may still change it
   */
  public record Line(String name, String sentence, String past, String state) {}

  /** Takes copies of the lists. */
  public BoardSheet {
    lines = List.copyOf(lines);
    hidden = List.copyOf(hidden);
  }
}
