package org.waymark.reports.lake;

import java.util.HashMap;
import java.util.Map;

/** What became of an import, counted from the lake. */
public final class Imports {

  private Imports() {}

  /** How many of an import's events repeat a version that the log already held. */
  public static long repeats(Cut cut, String importId) {
    return KeyRange.ofImport(cut, importId).stream()
        .mapToLong(people -> repeats(cut, importId, people))
        .sum();
  }

  private static long repeats(Cut cut, String importId, KeyRange people) {
    Map<String, String> variables = new HashMap<>(people.variables());
    variables.put("import_id", Literals.text(importId));
    return cut.report("repeats", variables, row -> row.getLong(1)).get(0);
  }
}
