package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The months of one person, of which values can be blanked. */
final class Story {

  private final List<String> look;
  private final List<List<@Nullable String>> months = new ArrayList<>();

  /**
   * Of somebody.
   *
   * @param look what is known of the person beside
   */
  Story(List<String> look) {
    this.look = List.copyOf(look);
  }

  /** What is told of one month; an empty value is blank. */
  record Told(List<String> look, int month, List<String> values) {
    boolean isBlank() {
      return values.stream().allMatch(String::isEmpty);
    }
  }

  List<String> look() {
    return look;
  }

  /** The next month. */
  void add(List<String> values) {
    months.add(new ArrayList<>(values));
  }

  /** A month, from 1; null is blank. */
  List<@Nullable String> month(int month) {
    return months.get(month - 1);
  }

  /** Blanks the last value of a month that is still there: the first columns tell most. */
  void blank(int month) {
    List<@Nullable String> values = month(month);
    for (int i = values.size() - 1; i >= 0; i--) {
      if (values.get(i) != null) {
        values.set(i, null);
        return;
      }
    }
    throw new IllegalStateException("month " + month + " is blank already");
  }

  /** What is told of each month; that nothing is told of one is told too. */
  List<Told> told() {
    List<Told> told = new ArrayList<>();
    for (int month = 1; month <= months.size(); month++) {
      told.add(
          new Told(
              look,
              month,
              month(month).stream().map(value -> Objects.requireNonNullElse(value, "")).toList()));
    }
    return told;
  }
}
