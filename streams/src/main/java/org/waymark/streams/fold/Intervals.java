package org.waymark.streams.fold;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Stretches of days, one after the other, the last of which may still go on. */
final class Intervals {

  private static final String SEPARATOR = "/";

  /** As ISO 8601-2 writes an open end. */
  private static final String OPEN_END = "..";

  private final List<String> written = new ArrayList<>();

  /** A stretch begins. */
  void begin(LocalDate day) {
    written.add(day + SEPARATOR + OPEN_END);
  }

  /** The stretch that goes on, if one does, ends: the day is no longer a part of it. */
  void end(LocalDate dayExclusive) {
    int last = written.size() - 1;
    if (last >= 0 && written.get(last).endsWith(OPEN_END)) {
      String open = written.get(last);
      String begun = open.substring(0, open.length() - OPEN_END.length());
      written.set(last, begun + dayExclusive);
    }
  }

  /** In ISO 8601: {@code 2025-03-01/2025-03-10}, or {@code 2025-03-01/..} if it goes on. */
  List<String> written() {
    return List.copyOf(written);
  }
}
