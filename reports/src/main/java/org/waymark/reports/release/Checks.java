package org.waymark.reports.release;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.privacy.Known;
import org.waymark.reports.privacy.Sensitive;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.release.Story.Told;

/** What must hold of a release, seen from its files alone. */
final class Checks {

  private final Published release;
  private final List<Check> checks = new ArrayList<>();

  private Checks(Published release) {
    this.release = release;
  }

  /** Of everything but the sums, which come last. */
  static List<Check> of(Published release) throws IOException {
    Checks all = new Checks(release);
    for (Sheet sheet : release.sheets()) {
      all.codes(sheet);
      all.classes(sheet);
      all.values(sheet);
      all.months(sheet);
      all.files(sheet);
    }
    return List.copyOf(all.checks);
  }

  /** That every file is what it was, that no other is there, and that all bear one time. */
  static List<Check> sums(Path directory) throws IOException {
    Manifest manifest = Manifest.read(directory);
    Map<String, String> there = Digests.of(directory, Set.of(Manifest.FILE));
    String differing =
        Stream.concat(manifest.files().keySet().stream(), there.keySet().stream())
            .distinct()
            .filter(file -> !Objects.equals(manifest.files().get(file), there.get(file)))
            .sorted()
            .collect(joining(", "));
    return List.of(
        new Check(
            "the files are those of the manifest",
            differing.isEmpty(),
            differing.isEmpty() ? there.size() + " files" : "differing: " + differing),
        times(directory));
  }

  private static Check times(Path directory) throws IOException {
    Set<FileTime> times = new TreeSet<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path each : all.toList()) {
        times.add(Files.getLastModifiedTime(each));
      }
    }
    return new Check("all files bear one time", times.size() == 1, times.size() + " times");
  }

  private void codes(Sheet sheet) {
    long wrong =
        IntStream.range(0, sheet.fields().size())
            .filter(i -> !sheet.fields().get(i).codes().isEmpty())
            .mapToLong(i -> sheet.rows().stream().filter(row -> isWrong(sheet, i, row)).count())
            .sum();
    add(sheet, "every value is a code of the codebook", wrong == 0, wrong + " are not");
  }

  private static boolean isWrong(Sheet sheet, int column, List<@Nullable String> row) {
    Field field = sheet.fields().get(column);
    String value = row.get(column);
    return value == null ? field.use() != Use.MONTHLY : !field.codes().contains(value);
  }

  private void classes(Sheet sheet) {
    if (sheet.places(Use.KNOWN).isEmpty()) {
      return;
    }
    int fewest = release.policy().fewestPeople();
    Classes<List<String>> classes = Classes.of(looks(sheet).values());
    int smallest = classes.smallest();
    boolean ofPeople = !sheet.places(Use.ID).isEmpty();
    add(
        sheet,
        "%d or more %s in every class".formatted(fewest, ofPeople ? "people" : "rows"),
        smallest >= fewest || classes.people() == 0,
        "smallest %d of %d classes".formatted(smallest, classes.count()));
  }

  /** The look of each person by id; of rows without one, of each row. */
  static Map<String, List<String>> looks(Sheet sheet) {
    List<Integer> ids = sheet.places(Use.ID);
    List<Integer> known = sheet.places(Use.KNOWN);
    Map<String, List<String>> looks = new TreeMap<>();
    int place = 0;
    for (List<@Nullable String> row : sheet.rows()) {
      String id = ids.isEmpty() ? Integer.toString(place++) : Sheet.at(ids, row).get(0);
      looks.put(id, Sheet.at(known, row));
    }
    return looks;
  }

  private void values(Sheet sheet) {
    List<List<String>> looks = sheet.values(Use.KNOWN);
    for (int column : sheet.places(Use.SENSITIVE)) {
      List<List<String>> values =
          sheet.rows().stream().map(row -> Sheet.at(List.of(column), row)).toList();
      double alpha =
          new Sensitive<>(
                  IntStream.range(0, looks.size())
                      .mapToObj(i -> new Sensitive.Person<>(looks.get(i), values.get(i).get(0)))
                      .toList())
              .alpha();
      add(
          sheet,
          "one %s in at most %s of a class"
              .formatted(sheet.fields().get(column).name(), release.policy().mostOfOneValue()),
          alpha <= release.policy().mostOfOneValue(),
          "%.3f at most".formatted(alpha));
    }
  }

  private void months(Sheet sheet) {
    Policy.Panel panel = release.policy().panel();
    if (sheet.places(Use.MONTH).isEmpty() || panel == null) {
      return;
    }
    Known<Told> known = new Known<>(told(sheet).values());
    for (int m = 1; m <= panel.knownMonths().size(); m++) {
      int fewest = panel.knownMonths().get(m - 1);
      int smallest = known.smallest(m);
      add(
          sheet,
          "%d or more people share what any %d months tell".formatted(fewest, m),
          smallest >= fewest || smallest == 0,
          smallest + " at least");
    }
  }

  /** What is told of the months of each person, by id. */
  static Map<String, List<Told>> told(Sheet sheet) {
    List<Integer> ids = sheet.places(Use.ID);
    Map<String, List<Told>> told = new HashMap<>();
    List<Integer> known = sheet.places(Use.KNOWN);
    for (List<@Nullable String> row : sheet.rows()) {
      List<String> values = Sheet.at(sheet.places(Use.MONTHLY), row);
      List<Told> months = told.computeIfAbsent(Sheet.at(ids, row).get(0), id -> new ArrayList<>());
      int month = Integer.parseInt(Sheet.at(sheet.places(Use.MONTH), row).get(0));
      months.add(new Told(Sheet.at(known, row), month, values));
    }
    return told;
  }

  private void files(Sheet sheet) throws IOException {
    Path parquet = release.directory().resolve(sheet.name() + ".parquet");
    Path csv = release.directory().resolve(sheet.name() + ".csv");
    add(
        sheet,
        "the CSV file holds the same rows",
        SheetFiles.readCsv(csv, sheet.fields()).equals(sheet.rows()),
        sheet.rows().size() + " rows");
    SheetFiles.Footer footer = SheetFiles.footer(parquet);
    add(
        sheet,
        "the Parquet file says nothing beside its rows",
        footer.keysAndValues() == 0 && footer.bloomFilters() == 0,
        "%d keys in its footer, %d Bloom filters"
            .formatted(footer.keysAndValues(), footer.bloomFilters()));
    if (!sheet.places(Use.ID).isEmpty()) {
      List<String> ids =
          sheet.values(Use.ID).stream().map(each -> each.get(0)).collect(Collectors.toList());
      add(
          sheet,
          "the rows stand in the order of ids that mean nothing",
          ids.equals(ids.stream().sorted().toList()),
          ids.stream().distinct().count() + " ids");
    }
  }

  private void add(Sheet sheet, String rule, boolean holds, String found) {
    checks.add(new Check(sheet.name() + ": " + rule, holds, found));
  }
}
