package org.waymark.app.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A disk without room, told from the words of whoever met it first: each library has its own. */
public final class FullDisk {

  private static final long MIB = 1L << 20;
  private static final Pattern FULL =
      Pattern.compile("No space left on device|SQLITE_FULL|disk is full|Disk quota exceeded");

  private FullDisk() {}

  /** What to say of a failure on a home, if a full disk is behind it. */
  public static Optional<String> words(Throwable failure, Home home) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (isFull(e.getMessage())) {
        return Optional.of(
            "there is no room left for it (%s): make room and do the same again; what was taken is kept, and repeats are safe"
                .formatted(room(home.directory())));
      }
    }
    return Optional.empty();
  }

  /** Whether a message of the system or of a library says that there is no room. */
  public static boolean isFull(@Nullable String message) {
    return message != null && FULL.matcher(message).find();
  }

  /** How much room there is where a directory lies, in words. */
  public static String room(Path directory) {
    try {
      Path there = directory.toAbsolutePath();
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return String.format(
          Locale.ROOT,
          "%,d MiB are free in %s",
          Files.getFileStore(there).getUsableSpace() / MIB,
          directory);
    } catch (IOException e) {
      return "how much is free in " + directory + " cannot be told";
    }
  }
}
