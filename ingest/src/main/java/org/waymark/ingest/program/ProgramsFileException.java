package org.waymark.ingest.program;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A file of programs that has problems: all of them, and nothing of it is loaded. */
public final class ProgramsFileException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * What is wrong in one line.
   *
   * @param line from 1
   * @param rule that it breaks
   */
  public record Problem(long line, String rule) {
    @Override
    public String toString() {
      return "line " + line + ": " + rule;
    }
  }

  private final transient List<Problem> problems;

  ProgramsFileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the lines. */
  public List<Problem> problems() {
    return problems;
  }
}
