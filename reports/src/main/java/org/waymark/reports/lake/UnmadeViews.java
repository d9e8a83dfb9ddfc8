package org.waymark.reports.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The views of a cut that no statement has named yet. To make a view DuckDB plans its query, down
 * to the columns of every file, and a report names few of them.
 */
final class UnmadeViews {

  private static final Pattern VIEW =
      Pattern.compile("\\s*CREATE VIEW (\\w+) AS\\b.*", Pattern.DOTALL);

  /** What puts something else in the place of a view, which itself is not needed for that. */
  private static final Pattern IN_PLACE =
      Pattern.compile("\\bCREATE (OR REPLACE )?TEMP (VIEW|TABLE) \\w+");

  /** Whatever may be a view's name; the schema {@code stored} is there from the beginning. */
  private static final Pattern NAME = Pattern.compile("\\b(?<!stored\\.)\\w+");

  private final Map<String, String> statements = new LinkedHashMap<>();

  /** Keeps a statement for later if it makes a view outside of {@code stored}; else false. */
  boolean keep(String statement) {
    Matcher view = VIEW.matcher(statement);
    return view.matches() && statements.putIfAbsent(view.group(1), statement) == null;
  }

  /** The statements that must run before this one can, in their order; they are kept no longer. */
  List<String> before(String sql) {
    List<String> found = new ArrayList<>();
    take(sql, found);
    return found;
  }

  /** All of them, for a statement of somebody who may name views in ways that only DuckDB knows. */
  List<String> all() {
    return before(String.join(" ", statements.keySet()));
  }

  private void take(String sql, List<String> found) {
    if (statements.isEmpty()) {
      return;
    }
    Matcher names = NAME.matcher(IN_PLACE.matcher(sql).replaceFirst(""));
    while (names.find()) {
      String statement = statements.remove(names.group());
      if (statement != null) {
        take(statement, found);
        found.add(statement);
      }
    }
  }
}
