package org.waymark.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Five hundred things that must not pass the edge: names, telephone numbers, addresses, record
 * numbers and notes, of nobody.
 */
final class Canaries {

  private static final int OF_EACH = 100;

  private static final List<String> FIRST =
      List.of(
          "Zoë",
          "Aurelio",
          "Marisol",
          "Günther",
          "Xiomara",
          "Thaddeus",
          "Ingeborg",
          "Lakshmi",
          "Oleander",
          "Perpetua");
  private static final List<String> LAST =
      List.of(
          "Quilligan",
          "Ostrowski",
          "Fernández",
          "Krämermann",
          "Vandergrift",
          "Abernathy",
          "Whitlocke",
          "Mukhopadhyay",
          "Szczepański",
          "Birkenfeld");

  private Canaries() {}

  /** All of them, of each kind in turn. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < OF_EACH; i++) {
      all.add(FIRST.get(i / 10) + " " + LAST.get(i % 10));
      all.add("(505) 555-0%03d".formatted(100 + i));
      all.add("%d Cottonwood Lane, Apt %d".formatted(7100 + i, i));
      all.add("MRN-00%d-QX%d".formatted(48_100 + i, i));
      all.add("was clean for %d days & misses her \"sister\"".formatted(1100 + i));
    }
    return all;
  }

  /** What is looked for: each as it is, as an id or a file's name would have it, and last names. */
  static List<String> lookedFor() {
    return Stream.of(
            all().stream(),
            all().stream().map(canary -> slug(canary, " ")),
            all().stream().map(canary -> slug(canary, "-")),
            all().stream().map(canary -> slug(canary, "_")),
            all().stream().map(canary -> slug(canary, ".")),
            LAST.stream())
        .flatMap(texts -> texts)
        .distinct()
        .toList();
  }

  /** As a person makes an id of a name: {@code zoë-quilligan}. */
  static String slug(String canary, String between) {
    String parted = canary.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", between);
    return parted.endsWith(between) ? parted.substring(0, parted.length() - 1) : parted;
  }
}
