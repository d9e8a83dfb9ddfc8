package org.waymark.app.cli;

import java.util.Locale;
import java.util.Map;
import org.waymark.ingest.fhir.ResourceCounts;
import org.waymark.ingest.fhir.ResourceCounts.Line;

/** What became of resources of FHIR, as a table. */
final class ResourceWords {

  private ResourceWords() {}

  /** The table, which begins with an empty line; nothing when there were none. */
  static String of(ResourceCounts counts) {
    if (counts.none()) {
      return "";
    }
    StringBuilder words = new StringBuilder("\n");
    words.append(
        String.format(
            "%-32s %10s %10s %10s %10s%n",
            "FHIR resources", "read", "mapped", "left out", "refused"));
    for (Line line : counts.lines()) {
      words.append(
          String.format(
              Locale.ROOT,
              "%-32s %,10d %,10d %,10d %,10d%n",
              line.type(),
              line.read(),
              line.mapped(),
              line.leftOut(),
              line.refused()));
      reasons(line.why(), words);
    }
    if (!counts.assumed().isEmpty()) {
      words.append(String.format("%nTaken for granted, where FHIR does not say%n"));
      reasons(counts.assumed(), words);
    }
    return words.toString();
  }

  private static void reasons(Map<String, Long> reasons, StringBuilder words) {
    reasons.forEach(
        (why, count) -> words.append(String.format(Locale.ROOT, "  %,10d  %s%n", count, why)));
  }
}
