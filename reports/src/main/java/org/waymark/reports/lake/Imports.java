package org.waymark.reports.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of an import, counted from the lake. */
public final class Imports {

  private Imports() {}

  /** How many of an import's events repeat a version that the log already held. */
  public static long repeats(Cut cut, String importId) {
    Map<String, String> variables = Map.of("import_id", Literals.text(importId));
    List<Long> repeats = new ArrayList<>();
    cut.inParts(
        "repeats",
        KeyRange.ofImport(cut, importId),
        part -> repeats.addAll(cut.report("repeats", variables, row -> row.getLong(1))));
    return repeats.stream().mapToLong(Long::longValue).sum();
  }
}
