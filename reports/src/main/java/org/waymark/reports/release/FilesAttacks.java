package org.waymark.reports.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.reports.privacy.Classes;
import org.waymark.reports.privacy.Sensitive;
import org.waymark.reports.release.Attacks.Outcome;
import org.waymark.reports.release.Field.Use;

/** Attacks by somebody who has nothing but the files. */
final class FilesAttacks {

  /** Of so many standard errors; the order of rows is no order if all columns stay below. */
  private static final double ERRORS = 4.5;

  Outcome classSize(Published on) {
    int smallest =
        on.sheets().stream()
            .filter(sheet -> !sheet.places(Use.KNOWN).isEmpty())
            .mapToInt(sheet -> Classes.of(Checks.looks(sheet).values()).smallest())
            .min()
            .orElse(0);
    return new Outcome(Integer.toString(smallest), smallest < on.policy().fewestPeople());
  }

  Outcome homogeneity(Published on) {
    double alpha = 0;
    for (Sheet sheet : on.sheets()) {
      List<List<String>> looks = sheet.values(Use.KNOWN);
      for (int column : sheet.places(Use.SENSITIVE)) {
        Sensitive<List<String>> sensitive =
            new Sensitive<>(
                IntStream.range(0, looks.size())
                    .mapToObj(
                        i ->
                            new Sensitive.Person<>(
                                looks.get(i),
                                Sheet.at(List.of(column), sheet.rows().get(i)).get(0)))
                    .toList());
        alpha = Math.max(alpha, sensitive.alpha());
      }
    }
    return new Outcome(
        String.format(Locale.ROOT, "%.2f", alpha), alpha > on.policy().mostOfOneValue());
  }

  /** Joins people and panel on what both tell. */
  Outcome joined(Published on) {
    Optional<Sheet> people = on.sheet(PeopleSheet.NAME);
    Optional<Sheet> panel = on.sheet(PanelSheet.NAME);
    if (people.isEmpty() || panel.isEmpty()) {
      return new Outcome("one file", false);
    }
    int fewest =
        Math.min(
            Guard.fewestCandidates(people.get(), panel.get()),
            Guard.fewestCandidates(panel.get(), people.get()));
    return new Outcome(Integer.toString(fewest), fewest < on.policy().fewestPeople());
  }

  /**
   * Spearman's rank correlation of the place of a row with each column whose codes have an order.
   */
  Outcome order(Published on) {
    double most = 0;
    double limit = 0;
    for (Sheet sheet : on.sheets()) {
      double rows = sheet.rows().size();
      for (int column = 0; column < sheet.fields().size(); column++) {
        if (sheet.fields().get(column).codes().size() > 1 && sheet.places(Use.MONTH).isEmpty()) {
          double correlation = Math.abs(correlation(sheet, column));
          if (correlation > most) {
            most = correlation;
            limit = ERRORS / Math.sqrt(rows);
          }
        }
      }
    }
    return new Outcome(String.format(Locale.ROOT, "%.2f", most), most > limit);
  }

  private static double correlation(Sheet sheet, int column) {
    List<String> codes = sheet.fields().get(column).codes();
    double[] values =
        sheet.rows().stream()
            .mapToDouble(row -> codes.indexOf(String.valueOf(row.get(column))))
            .toArray();
    return pearson(ranks(values), IntStream.range(0, values.length).asDoubleStream().toArray());
  }

  /** The mean rank of equal values. */
  private static double[] ranks(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = (below(sorted, values[i]) + below(sorted, Math.nextUp(values[i]))) / 2.0;
    }
    return ranks;
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  Outcome footers(Published on) throws IOException {
    long keys = 0;
    long filters = 0;
    for (Sheet sheet : on.sheets()) {
      SheetFiles.Footer footer =
          SheetFiles.footer(on.directory().resolve(sheet.name() + ".parquet"));
      keys += footer.keysAndValues();
      filters += footer.bloomFilters();
    }
    return new Outcome("%d; %d".formatted(keys, filters), keys + filters > 0);
  }

  Outcome times(Published on) throws IOException {
    Set<FileTime> times = new HashSet<>();
    try (Stream<Path> all = Files.list(on.directory())) {
      for (Path each : all.toList()) {
        times.add(Files.getLastModifiedTime(each));
      }
    }
    return new Outcome(Integer.toString(times.size()), times.size() > 1);
  }
}
