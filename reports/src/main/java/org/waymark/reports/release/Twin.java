package org.waymark.reports.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the schema of a release and nothing in it that says anything about anybody: every
 * value is drawn from the codes of its column, each as likely. It reads no data, so whoever waits
 * for access can write code with it.
 */
public final class Twin {

  private static final int PEOPLE = 1000;

  private Twin() {}

  /**
   * Writes one into a directory, which it makes.
   *
   * @param seed the same seed gives the same files
   * @throws ReleaseException when the directory is there already
   */
  public static void write(Path directory, Policy policy, long seed) throws IOException {
    if (Files.exists(directory)) {
      throw new ReleaseException(directory + " is there already: name one that is not");
    }
    Files.createDirectories(directory);
    List<Sheet> sheets = sheets(policy, new Random(seed));
    LocalDate day = LocalDate.EPOCH;
    SheetFiles.write(directory, sheets);
    Documents.write(directory, new Documents.Subject(0, day, policy, sheets));
    new Manifest(
            0,
            day.toString(),
            policy.policy(),
            policy.version(),
            "synthetic",
            Map.of(),
            Map.of(),
            Digests.of(directory, Set.of()))
        .write(directory);
    ReleaseBuilder.oneTime(directory, day);
  }

  private static List<Sheet> sheets(Policy policy, Random random) {
    List<Sheet> sheets = new ArrayList<>();
    if (policy.people() != null) {
      sheets.add(sheet(PeopleSheet.NAME, "person", PeopleSheet.fields(policy), random));
    }
    Policy.Panel panel = policy.panel();
    if (panel != null) {
      sheets.add(panel(panel, random));
    }
    if (policy.goals() != null) {
      sheets.add(sheet(GoalsSheet.NAME, "goal", GoalsSheet.fields(policy), random));
    }
    return sheets;
  }

  private static Sheet sheet(String name, String grain, List<Field> fields, Random random) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      List<@Nullable String> row = new ArrayList<>();
      for (Field field : fields) {
        row.add(field.codes().isEmpty() ? id(i) : drawn(field, random));
      }
      rows.add(row);
    }
    return new Sheet(name, grain, fields, rows);
  }

  private static Sheet panel(Policy.Panel panel, Random random) {
    List<Field> fields = PanelSheet.fields(panel);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      List<String> person =
          fields.stream()
              .map(field -> field.codes().isEmpty() ? "" : drawn(field, random))
              .toList();
      for (int month = 1; month <= panel.months(); month++) {
        List<@Nullable String> row = new ArrayList<>();
        for (int column = 0; column < fields.size(); column++) {
          row.add(
              switch (fields.get(column).use()) {
                case ID -> id(i);
                case MONTH -> Integer.toString(month);
                case MONTHLY -> random.nextInt(3) == 0 ? null : drawn(fields.get(column), random);
                default ->
                    fields.get(column).codes().isEmpty()
                        ? Integer.toString(panel.entryYear())
                        : person.get(column);
              });
        }
        rows.add(row);
      }
    }
    return new Sheet(PanelSheet.NAME, "person and relative month", fields, rows);
  }

  private static String drawn(Field field, Random random) {
    return field.codes().get(random.nextInt(field.codes().size()));
  }

  private static String id(int person) {
    return String.format(Locale.ROOT, "%016x", person);
  }
}
