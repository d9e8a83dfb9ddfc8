package org.waymark.reports.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Raw.Person;

/**
 * A release as it should not be, for attacks to succeed on: everybody who consents is in it,
 * nothing is recoded, people keep their keys and stand in the order in which they came, the Parquet
 * files say where they come from, and each file bears a time of its own.
 */
final class Planted {

  private static final String CARELESS =
      "(FORMAT parquet, KV_METADATA {topic: 'waymark.events', from_offset: '4711'})";

  private Planted() {}

  /** Writes one into a directory that is there and empty. */
  static Published write(Path directory, Raw raw, Policy policy, LocalDate asOf)
      throws IOException {
    ReleaseKey key = ReleaseKey.fresh();
    List<Sheet> sheets = new ArrayList<>();
    for (Kept kept : ReleaseBuilder.make(raw, asRecorded(policy), Protection.NONE, key)) {
      sheets.add(careless(kept.sheet(), raw, key));
    }
    SheetFiles.write(directory, sheets, CARELESS);
    Documents.write(directory, new Documents.Subject(0, asOf, asRecorded(policy), sheets));
    long time = 0;
    try (Stream<Path> all = Files.list(directory)) {
      for (Path each : all.sorted().toList()) {
        time += 60_000;
        Files.setLastModifiedTime(each, FileTime.fromMillis(time));
      }
    }
    return Published.read(directory);
  }

  /** Everything at level 0. */
  private static Policy asRecorded(Policy policy) {
    return policy.with(Planted::levelZero);
  }

  private static Map<String, Integer> levelZero(Map<String, Integer> levels) {
    return levels.keySet().stream().collect(Collectors.toMap(Function.identity(), name -> 0));
  }

  private static Sheet careless(Sheet sheet, Raw raw, ReleaseKey key) {
    List<Integer> ids = sheet.places(Use.ID);
    if (ids.isEmpty()) {
      return sheet;
    }
    Map<String, Person> people = new HashMap<>();
    raw.people().values().forEach(person -> people.put(key.id(sheet.name(), person.key()), person));
    List<List<@Nullable String>> rows = new ArrayList<>(sheet.rows());
    // A stable sort: the longest here first, the months of each in their order.
    Function<List<@Nullable String>, Person> person =
        row -> Objects.requireNonNull(people.get(row.get(ids.get(0))));
    rows.sort(
        Comparator.<List<@Nullable String>>comparingInt(row -> -person.apply(row).months())
            .thenComparing(row -> person.apply(row).key()));
    List<List<@Nullable String>> named = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      List<@Nullable String> copy = new ArrayList<>(row);
      copy.set(ids.get(0), person.apply(row).key());
      named.add(copy);
    }
    return new Sheet(sheet.name(), sheet.grain(), sheet.fields(), named);
  }
}
