package org.waymark.streams.lake;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which files of a table are to become one. Files that are alike in size are merged, so that a row
 * is written anew a few times in its life and not with every merging; and a table has few files
 * whatever its volume, since a file may be the greater the more there is.
 *
 * @param mergeFrom the fewest files of which any are merged
 * @param fileBytes how great a file of a table that keeps every row becomes, roughly
 */
record FileChoice(int mergeFrom, long fileBytes) {

  /** As many files as the lake's writer may leave behind: far below what readers feel. */
  private static final int ROUTINE = 32;

  private static final long FILE_BYTES = 128L << 20;

  /** Files are no smaller than this part of their table. */
  private static final int MOST_FILES = 16;

  /** A file that is this much greater than all smaller ones together is left as it is. */
  private static final int ALIKE = 4;

  /** What is smaller is alike, whatever its size. */
  private static final long SMALL_BYTES = 1L << 20;

  /** Beside the writer: what pays. */
  static FileChoice routine(long tableBytes) {
    return new FileChoice(ROUTINE, Math.max(FILE_BYTES, tableBytes / MOST_FILES));
  }

  /** On demand: as few files as there can be. */
  static FileChoice thorough(long tableBytes) {
    return new FileChoice(2, Math.max(FILE_BYTES, tableBytes / MOST_FILES));
  }

  /**
   * Groups of files, each to become one file, for a table of revisions: what is superseded goes
   * only where it lies in one group with what superseded it.
   */
  <T> List<List<T>> ofRevisions(List<T> files, ToLongFunction<T> bytes) {
    if (files.size() < mergeFrom) {
      return List.of();
    }
    List<T> sorted = sorted(files, bytes);
    List<T> group = mergeFrom == 2 ? sorted : alike(sorted, bytes);
    return group.size() < 2 ? List.of() : List.of(group);
  }

  /** Groups likewise, for a table that keeps every row: what is great enough is left. */
  <T> List<List<T>> ofRows(List<T> files, ToLongFunction<T> bytes) {
    List<T> small =
        sorted(files, bytes).stream()
            .filter(file -> bytes.applyAsLong(file) < fileBytes / 2)
            .collect(toList());
    if (small.size() < mergeFrom) {
      return List.of();
    }
    return packed(mergeFrom == 2 ? small : alike(small, bytes), bytes).stream()
        .filter(group -> group.size() >= 2)
        .toList();
  }

  private static <T> List<T> sorted(List<T> files, ToLongFunction<T> bytes) {
    return files.stream().sorted(Comparator.comparingLong(bytes)).toList();
  }

  /** The smallest files, up to the first that is too great to be written anew for their sake. */
  private static <T> List<T> alike(List<T> sorted, ToLongFunction<T> bytes) {
    List<T> chosen = new ArrayList<>();
    long sum = 0;
    for (T file : sorted) {
      if (bytes.applyAsLong(file) > ALIKE * Math.max(sum, SMALL_BYTES)) {
        break;
      }
      chosen.add(file);
      sum += bytes.applyAsLong(file);
    }
    return chosen;
  }

  private <T> List<List<T>> packed(List<T> sorted, ToLongFunction<T> bytes) {
    List<List<T>> groups = new ArrayList<>();
    List<T> group = new ArrayList<>();
    long sum = 0;
    for (T file : sorted) {
      if (sum + bytes.applyAsLong(file) > fileBytes && !group.isEmpty()) {
        groups.add(group);
        group = new ArrayList<>();
        sum = 0;
      }
      group.add(file);
      sum += bytes.applyAsLong(file);
    }
    groups.add(group);
    return groups;
  }
}
