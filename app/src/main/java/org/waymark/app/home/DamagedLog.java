package org.waymark.app.home;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log of which bytes are not those that were written, told from the words of whoever read it. */
public final class DamagedLog {

  /** Kafka has no exception of its own for it. */
  private static final Pattern CORRUPT =
      Pattern.compile("Record batch for partition (\\S+) at offset (\\d+) is invalid");

  private DamagedLog() {}

  /** What to say of a failure, if a damaged log is behind it. */
  public static Optional<String> words(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      Matcher corrupt = CORRUPT.matcher(String.valueOf(e.getMessage()));
      if (corrupt.find()) {
        return Optional.of(
            "the log is damaged: %s cannot be read at offset %s; keep this home as it is, restore the newest backup into another directory (docs/backup.md) and send again what came after it"
                .formatted(corrupt.group(1), corrupt.group(2)));
      }
    }
    return Optional.empty();
  }
}
