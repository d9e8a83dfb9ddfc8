package org.waymark.reports.explain;

import org.waymark.schemas.catalogue.Catalogue;
import org.waymark.schemas.catalogue.Indicator;

/**
 * Which change is to be explained.
 *
 * @param indicator that is published
 * @param programId of the program
 * @param period as printed; of a month its day may be left out
 * @param first the earlier publication
 * @param last the later one
 */
public record Question(Indicator indicator, String programId, String period, int first, int last) {

  /** Fails at the door. */
  public Question {
    if (first >= last) {
      throw new IllegalArgumentException(
          "the earlier publication comes first, and another one after it: got %d and %d"
              .formatted(first, last));
    }
    if (!Catalogue.FLOW.contains(indicator)) {
      throw new IllegalArgumentException(
          "%s is of what lasts, and such numbers cannot be explained yet: only those of the report indicators"
              .formatted(indicator.id()));
    }
  }
}
