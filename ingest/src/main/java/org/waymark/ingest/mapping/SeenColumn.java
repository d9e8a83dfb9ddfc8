package org.waymark.ingest.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.ingest.table.Cell;

/** A column of a table as its first rows show it. */
final class SeenColumn {

  /** The formats that days are tried in. */
  static final List<DateFormat> DATES =
      List.of(
              "M/d/yyyy",
              "d/M/yyyy",
              "d.M.yyyy",
              "M/d/yy",
              "d/M/yy",
              "d.M.yy",
              "d-M-yyyy",
              "MMM d, yyyy",
              "d MMM yyyy",
              "excel")
          .stream()
          .map(DateFormat::of)
          .toList();

  private static final double MOST = 0.8;

  private final String name;
  private final Set<String> texts = new TreeSet<>();
  private int filled;
  private int numbers;

  SeenColumn(String name) {
    this.name = name;
  }

  void see(Cell cell) {
    if (!cell.isBlank()) {
      filled++;
      numbers += cell.dayZero() == null ? 0 : 1;
      texts.add(cell.text());
    }
  }

  String name() {
    return name;
  }

  /** What stands in it, each once, in the order of the alphabet. */
  Set<String> texts() {
    return texts;
  }

  /** Whether it tells so many rows apart. */
  boolean tellsApart(int rows) {
    return rows > 0 && filled == rows && texts.size() == rows;
  }

  /** Whether nearly all of it are days, as far as anybody can tell. */
  boolean holdsDays() {
    long days = texts.stream().filter(text -> isIso(text) || !formatsOf(text).isEmpty()).count();
    return !texts.isEmpty() && days >= MOST * texts.size();
  }

  /** The share of its different values that are codes of a field, from 0 to 1. */
  double codes(Field field) {
    long codes = texts.stream().filter(text -> Guesses.code(field, text).isPresent()).count();
    return texts.isEmpty() ? 0 : (double) codes / texts.size();
  }

  /** Whether nearly all of it are numbers. */
  boolean holdsNumbers() {
    long read = texts.stream().filter(text -> Style.PLAIN.number(text) != null).count();
    return !texts.isEmpty() && read >= MOST * texts.size();
  }

  /**
   * The formats without which some day could not be read. Where days read as two others, none of
   * the two is chosen.
   */
  Days days() {
    Set<String> open = new LinkedHashSet<>(texts);
    open.removeIf(text -> isIso(text) || (numbers == filled && numbers > 0));
    List<DateFormat> needed = new java.util.ArrayList<>();
    List<DateFormat> unclear = new java.util.ArrayList<>();
    while (!open.isEmpty()) {
      List<DateFormat> best = best(open);
      if (best.isEmpty()) {
        break;
      }
      (best.size() == 1 ? needed : unclear).addAll(best);
      open.removeIf(text -> best.get(0).read(text).isPresent());
    }
    return new Days(names(needed), names(unclear));
  }

  /**
   * Formats of days.
   *
   * @param needed are sure
   * @param unclear read the same texts as different days: one of them is right
   */
  record Days(List<String> needed, List<String> unclear) {}

  /** The format that reads most texts; two when they read as many and not alike. */
  private static List<DateFormat> best(Set<String> texts) {
    long most = DATES.stream().mapToLong(format -> reads(format, texts)).max().orElse(0);
    return most == 0
        ? List.of()
        : DATES.stream().filter(format -> reads(format, texts) == most).limit(2).toList();
  }

  private static long reads(DateFormat format, Set<String> texts) {
    return texts.stream().filter(text -> format.read(text).isPresent()).count();
  }

  private static List<DateFormat> formatsOf(String text) {
    return DATES.stream().filter(format -> format.read(text).isPresent()).toList();
  }

  private static boolean isIso(String text) {
    return Dates.read(new Cell(text, null), Style.PLAIN).isPresent();
  }

  private static List<String> names(List<DateFormat> formats) {
    return formats.stream().map(DateFormat::toString).distinct().toList();
  }
}
