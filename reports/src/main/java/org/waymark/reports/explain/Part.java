package org.waymark.reports.explain;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * A part of a change.
 *
 * @param causes one, or several neighbours that cannot stand alone
 * @param change what they add
 * @param changed how many people's shares they changed; nothing where they are too few to say, or
 *     nobody knows
 */
public record Part(List<Cause> causes, Amounts change, Optional<Long> changed) {

  /** Takes a copy of the list. */
  public Part {
    causes = List.copyOf(causes);
  }

  Cause first() {
    return causes.get(0);
  }

  /** Its causes as outputs spell them: {@code new + late}. */
  public String name() {
    return causes.stream().map(Cause::toString).collect(joining(" + "));
  }
}
