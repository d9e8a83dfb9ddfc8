package org.waymark.reports.lake;

import java.util.Map;

/** What became of an import, counted from the lake. */
public final class Imports {

  private Imports() {}

  /** How many of an import's events repeat a version that the log already held. */
  public static long repeats(Cut cut, String importId) {
    return cut.report(
            "repeats", Map.of("import_id", Literals.text(importId)), row -> row.getLong(1))
        .get(0);
  }
}
