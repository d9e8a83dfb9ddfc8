package org.waymark.ingest.mapping;

import java.util.List;

/**
 * A mapping that cannot be used, or does not fit the table. Says where in the mapping; of the table
 * it holds the letters of columns alone.
 */
public final class MappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  MappingException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  MappingException(String problem) {
    this(List.of(problem));
  }

  /** Each with its place. */
  public List<String> problems() {
    return problems;
  }
}
