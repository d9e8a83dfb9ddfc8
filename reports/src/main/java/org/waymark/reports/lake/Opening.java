package org.waymark.reports.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.NotFoundException;
import org.waymark.schemas.lake.Head;
import org.waymark.schemas.lake.Lake;
import org.waymark.schemas.lake.LakeTable;

/**
 * Opens the newest head, and again when upkeep has rewritten its files between reading the head and
 * opening them. Upkeep publishes a newer head before it removes a file, so a failure without a
 * newer head is a real one.
 *
 * @param newest head
 * @param plan the files of every table at a head
 * @param hold keeps upkeep from removing the files of a head until it is closed; nothing if there
 *     is a newer head
 */
record Opening(
    Supplier<Head> newest,
    Function<Head, Map<LakeTable, List<String>>> plan,
    Function<Head, Optional<Closeable>> hold) {

  private static final int MOST_TRIES = 3;

  static Opening of(Lake lake) {
    return new Opening(lake::head, head -> files(lake, head), lake::reading);
  }

  Cut open(Optional<Path> target) {
    return open(Beside.NOTHING, target);
  }

  Cut open(Beside beside, Optional<Path> target) {
    for (int tries = 1; ; tries++) {
      Held read = take();
      Head head = read.head();
      Closeable held = read.until();
      try {
        return Cut.of(head, plan.apply(head), beside, target).holding(held);
      } catch (QueryException | NotFoundException | IllegalArgumentException e) {
        letGo(held);
        if (tries == MOST_TRIES || newest.get().sequence() == head.sequence()) {
          throw new QueryException(
              "the lake's newest cut cannot be read ("
                  + QueryException.firstLine(String.valueOf(e.getMessage()))
                  + "): try again; if it stays so, run replay",
              e);
        }
      }
    }
  }

  /** A head, and what gives it free. */
  private record Held(Head head, Closeable until) {}

  private Held take() {
    while (true) {
      Head head = newest.get();
      Optional<Closeable> held = hold.apply(head);
      if (held.isPresent()) {
        return new Held(head, held.get());
      }
    }
  }

  /** Gives a head free. */
  static void letGo(Closeable held) {
    try {
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot say in the lake that it is no longer read", e);
    }
  }

  private static Map<LakeTable, List<String>> files(Lake lake, Head head) {
    Map<LakeTable, List<String>> files = new HashMap<>();
    LakeTable.ALL.forEach(table -> files.put(table, lake.files(head, table)));
    return files;
  }
}
