package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.release.Field.Use;

/**
 * A file of a release.
 *
 * @param name of the file without its ending
 * @param grain what a row is
 * @param fields its columns
 * @param rows in the order of the file; null is what was taken out
 */
record Sheet(String name, String grain, List<Field> fields, List<List<@Nullable String>> rows) {

  Sheet {
    fields = List.copyOf(fields);
    rows = Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** Where the columns of a use are. */
  List<Integer> places(Use use) {
    return IntStream.range(0, fields.size())
        .filter(i -> fields.get(i).use() == use)
        .boxed()
        .toList();
  }

  /** Some values of a row, what was taken out as an empty text. */
  static List<String> at(List<Integer> places, List<@Nullable String> row) {
    List<String> values = new ArrayList<>();
    for (int place : places) {
      String value = row.get(place);
      values.add(value == null ? "" : value);
    }
    return List.copyOf(values);
  }

  /** The values of a use in each row. */
  List<List<String>> values(Use use) {
    List<Integer> places = places(use);
    return rows.stream().map(row -> at(places, row)).toList();
  }
}
