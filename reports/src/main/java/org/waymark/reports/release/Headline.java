package org.waymark.reports.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.reports.release.Field.Use;
import org.waymark.reports.statistics.Interval;
import org.waymark.reports.statistics.Wilson;

/**
 * A number that researchers would read first, in the release beside all who consented.
 *
 * @param file that it is read from
 * @param words what it is
 * @param group of whom
 * @param share in the release, from 0 to 1
 * @param interval of 95 %, each row for itself
 * @param all the same share among all who consented, to the nearest percent
 */
public record Headline(
    String file, String words, String group, double share, Interval interval, double all) {

  /** Of fewer rows nothing is said: the share of all would tell of those who were left out. */
  private static final int FEWEST_ROWS = 50;

  /** Of a release and a sheet of all who consented, made in the same way without leaving out. */
  static List<Headline> of(Sheet released, Sheet all) {
    List<Headline> headlines = new ArrayList<>();
    for (int column : measured(released)) {
      for (int group : groups(released)) {
        add(headlines, released, all, column, group);
      }
    }
    return headlines;
  }

  private static void add(List<Headline> to, Sheet released, Sheet all, int column, int group) {
    String code = released.fields().get(column).codes().get(0);
    List<String> groups = group < 0 ? List.of("everybody") : released.fields().get(group).codes();
    for (String of : groups) {
      long rows = count(released, group, of, column, "");
      if (rows >= FEWEST_ROWS) {
        long with = count(released, group, of, column, code);
        double whole =
            (double) count(all, group, of, column, code) / count(all, group, of, column, "");
        to.add(
            new Headline(
                released.name(),
                released.fields().get(column).name() + " is " + code,
                group < 0 ? of : released.fields().get(group).name() + " " + of,
                (double) with / rows,
                Wilson.of(with, rows),
                Rounded.share(whole)));
      }
    }
  }

  /** Rows of a group, any if it is -1, with a code in a column, any that is told if it is empty. */
  private static long count(Sheet sheet, int group, String of, int column, String code) {
    return sheet.rows().stream()
        .filter(row -> group < 0 || of.equals(row.get(group)))
        .filter(
            row ->
                column < 0
                    || (code.isEmpty() ? row.get(column) != null : code.equals(row.get(column))))
        .count();
  }

  private static List<Integer> measured(Sheet sheet) {
    List<Integer> sensitive = sheet.places(Use.SENSITIVE);
    List<Integer> monthly = sheet.places(Use.MONTHLY);
    if (!sensitive.isEmpty()) {
      return sensitive;
    }
    return monthly.isEmpty() ? sheet.places(Use.KNOWN) : monthly;
  }

  private static List<Integer> groups(Sheet sheet) {
    List<Integer> groups = new ArrayList<>(List.of(-1));
    if (!sheet.places(Use.SENSITIVE).isEmpty()) {
      IntStream.range(0, sheet.fields().size())
          .filter(i -> List.of("gender", "age_band").contains(sheet.fields().get(i).name()))
          .forEach(groups::add);
    }
    return groups;
  }
}
